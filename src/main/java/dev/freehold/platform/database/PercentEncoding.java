package dev.freehold.platform.database;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Percent-encoding as URLs have it: a plus sign is a plus sign. */
final class PercentEncoding {
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private PercentEncoding() {}

    /**
     * @param part what the text is, for the message
     * @throws DatabaseUrlException if an escape is cut off, or the escapes are not UTF-8, or hide a NUL
     */
    static String decode(String part, String text) {
        if (BAD_ESCAPE.matcher(text).find()) {
            throw DatabaseUrlParser.wrong("a '%' in the " + part
                    + " is not followed by two hexadecimal digits: the sign itself is written %25");
        }
        checkUtf8(part, text);
        String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (decoded.indexOf('\0') >= 0) {
            throw DatabaseUrlParser.wrong("the " + part + " holds a NUL character, which PostgreSQL does not allow");
        }
        return decoded;
    }

    /** URLDecoder would put replacement characters where the bytes make no sense. */
    private static void checkUtf8(String part, String text) {
        Matcher escapes = ESCAPE.matcher(text);
        StringBuilder latin = new StringBuilder();
        while (escapes.find()) {
            escapes.appendReplacement(
                    latin, Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escapes.group(1), 16))));
        }
        escapes.appendTail(latin);
        boolean asciiOtherwise = text.chars().allMatch(character -> character < 0x80);
        if (!asciiOtherwise) {
            return;
        }
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin.toString().getBytes(StandardCharsets.ISO_8859_1)));
        } catch (CharacterCodingException notUtf8) {
            throw DatabaseUrlParser.wrong("the percent-encoded " + part + " is not UTF-8");
        }
    }
}
