package dev.freehold.property.confidential.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Something encrypted, as a row keeps it. */
@Embeddable
public class Sealed {
    @Column(name = "key_id", nullable = false, length = 16)
    private String keyId;

    @Column(nullable = false)
    private byte[] nonce;

    @Column(nullable = false)
    private byte[] ciphertext;

    protected Sealed() {}

    Sealed(String keyId, byte[] nonce, byte[] ciphertext) {
        this.keyId = keyId;
        this.nonce = nonce;
        this.ciphertext = ciphertext;
    }

    /** The id of the key that it is encrypted under. */
    public String keyId() {
        return keyId;
    }

    byte[] nonce() {
        return nonce;
    }

    byte[] ciphertext() {
        return ciphertext;
    }
}
