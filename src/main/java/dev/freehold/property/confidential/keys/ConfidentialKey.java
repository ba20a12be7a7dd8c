package dev.freehold.property.confidential.keys;

import dev.freehold.shared.value.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of AES-256. Its id is derived from it, so that a wrong key can never pass for the right one. */
final class ConfidentialKey {
    private static final int BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final SecretKey secret;

    private ConfidentialKey(byte[] bytes) {
        this.id = HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, ID_BYTES);
        this.secret = new SecretKeySpec(bytes, "AES");
    }

    /**
     * Reads a key from its text.
     *
     * @param source where the text comes from, for the error
     * @throws ConfidentialKeyException if it is not 32 bytes in Base64, or not random
     */
    static ConfidentialKey parse(String source, String text) {
        byte[] bytes = decode(source, text.strip());
        if (bytes.length != BYTES) {
            throw new ConfidentialKeyException(source, "it has " + bytes.length + " bytes");
        }
        boolean allTheSame = true;
        for (byte one : bytes) {
            allTheSame &= one == bytes[0];
        }
        if (allTheSame) {
            throw new ConfidentialKeyException(source, "it is not random");
        }
        return new ConfidentialKey(bytes);
    }

    private static byte[] decode(String source, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException garbage) {
            throw new ConfidentialKeyException(source, "it is not Base64");
        }
    }

    /** The text of a new key. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The first 16 hexadecimal digits of the key's SHA-256. */
    String id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "ConfidentialKey[" + id + "]";
    }
}
