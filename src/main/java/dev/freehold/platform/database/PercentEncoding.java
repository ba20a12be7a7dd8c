package dev.freehold.platform.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percent-encoding as the userinfo of a URL has it: a plus sign is a plus sign, and bytes that are no text are an error,
 * where {@link java.net.URLDecoder} would make a space and a question mark of them.
 */
final class PercentEncoding {
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private PercentEncoding() {}

    /**
     * The text that was encoded.
     *
     * @param part what the text is, for the message
     * @throws DatabaseSettingsException if an escape is cut off, or the escapes are not UTF-8, or hide a NUL
     */
    static String decode(String part, String text) {
        if (BAD_ESCAPE.matcher(text).find()) {
            throw DatabaseUrlParser.wrong("a '%' in the " + part
                    + " is not followed by two hexadecimal digits: the sign itself is written %25");
        }
        String decoded = utf8(part, bytes(text));
        if (decoded.indexOf('\0') >= 0) {
            throw DatabaseUrlParser.wrong("the " + part + " holds a NUL character, which PostgreSQL does not allow");
        }
        return decoded;
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher escapes = ESCAPE.matcher(text);
        int plain = 0;
        while (escapes.find()) {
            bytes.writeBytes(text.substring(plain, escapes.start()).getBytes(StandardCharsets.UTF_8));
            bytes.write(Integer.parseInt(escapes.group(1), 16));
            plain = escapes.end();
        }
        bytes.writeBytes(text.substring(plain).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static String utf8(String part, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw DatabaseUrlParser.wrong("the percent-encoded " + part + " is not UTF-8");
        }
    }
}
