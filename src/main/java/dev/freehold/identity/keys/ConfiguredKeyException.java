package dev.freehold.identity.keys;

/** {@code JWT_PRIVATE_KEY} cannot be used. The message is a line that says why, and what is expected; nothing of the key. */
public final class ConfiguredKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String EXPECTED =
            "Expected: PEM text, or the path of a file with it, of one or more blocks BEGIN"
                    + " PRIVATE KEY (PKCS #8, not encrypted), each an RSA key of at least " + ConfiguredKeys.LEAST_BITS
                    + " bits. To convert a key: openssl pkcs8 -topk8 -nocrypt -in key.pem -out pkcs8.pem";

    /** Has no cause: the causes of the library quote what they could not read. */
    ConfiguredKeyException(String flaw) {
        super("JWT_PRIVATE_KEY cannot be used: " + flaw + ". " + EXPECTED);
    }
}
