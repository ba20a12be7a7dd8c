package dev.freehold.property.confidential.keys;

/** A key cannot be used. The message is a line that says where it came from, why, and what is expected; nothing of the key. */
public final class ConfidentialKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Has no cause: those of the library quote what they could not read. */
    ConfidentialKeyException(String source, String flaw) {
        super(source + " cannot be used: " + flaw + ". Expected: 32 random bytes in Base64, as this makes them:"
                + " openssl rand -base64 32");
    }
}
