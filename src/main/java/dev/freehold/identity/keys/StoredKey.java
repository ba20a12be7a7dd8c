package dev.freehold.identity.keys;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;

/** A key in the database. */
@Entity
@Table(name = "signing_keys")
class StoredKey {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, length = 10)
    private String algorithm;

    @Column(name = "public_key", nullable = false)
    private byte[] publicKey;

    @Column(name = "private_key", nullable = false)
    private byte[] privateKey;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "signs_from", nullable = false)
    private Instant signsFrom;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected StoredKey() {}

    static StoredKey of(KeyPair pair, Instant createdAt, Instant signsFrom) {
        StoredKey key = new StoredKey();
        key.algorithm = AlgorithmIdentifiers.RSA_USING_SHA256;
        key.publicKey = pair.getPublic().getEncoded();
        key.privateKey = pair.getPrivate().getEncoded();
        key.createdAt = createdAt;
        key.signsFrom = signsFrom;
        return key;
    }

    UUID id() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** @throws IllegalStateException if the row has been tampered with */
    SigningKey read() {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    id.toString(),
                    (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(publicKey)),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    signsFrom,
                    expiresAt);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("The signing key " + id + " of the database cannot be read", unreadable);
        }
    }
}
