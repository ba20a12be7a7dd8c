package dev.freehold.identity.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passwords that are guessed first, from a list that is part of the service. It has those that are long enough to be
 * chosen at all, and words that people make long enough by digits and punctuation at the end.
 */
final class CommonPasswords {
    private static final String LIST = "/identity/common-passwords.txt";
    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    /**
     * Whether it is one of them, as it is or without the digits and punctuation at its end.
     *
     * @param password in lower case
     */
    static boolean contain(String password) {
        return ALL.contains(password) || ALL.contains(stem(password));
    }

    private static String stem(String password) {
        int end = password.length();
        while (end > 0 && !Character.isLetter(password.codePointBefore(end))) {
            end -= Character.charCount(password.codePointBefore(end));
        }
        return password.substring(0, end);
    }

    private static Set<String> read() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
