package dev.freehold.identity.tokens;

import dev.freehold.shared.value.OpaqueToken;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret itself: {@code fh_}, 32 random bytes as 43 characters of Base64url, and a checksum of 6 characters. By prefix and
 * checksum a scanner of source code, and the service without its database, tell a token from what only looks like one.
 */
public final class PersonalAccessToken {
    public static final String PREFIX = "fh_";
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern SHAPE = Pattern.compile("fh_[A-Za-z0-9_-]{43}[A-Za-z0-9]{6}");
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final String text;

    private PersonalAccessToken(String text) {
        this.text = text;
    }

    /** A token that nobody has. */
    static PersonalAccessToken random() {
        String secret = OpaqueToken.random(PREFIX);
        return new PersonalAccessToken(secret + checksum(secret));
    }

    /** Whether the text may be a token: it has the shape of one, and its checksum is right. */
    public static boolean isWellFormed(String text) {
        int secretLength = text.length() - CHECKSUM_LENGTH;
        return SHAPE.matcher(text).matches() && text.endsWith(checksum(text.substring(0, secretLength)));
    }

    /** What is kept of a token: the 32 bytes of SHA-256 over all of its characters. */
    public static byte[] hash(String token) {
        return OpaqueToken.hash(token);
    }

    /** The token as its holder sends it; it must be shown to nobody else. */
    String text() {
        return text;
    }

    byte[] hash() {
        return hash(text);
    }

    /** CRC-32 of the characters before it, in 6 digits to the base 62. */
    private static String checksum(String secret) {
        CRC32 crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder(CHECKSUM_LENGTH);
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }

    /** Never the secret: texts of objects end in logs. */
    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
