package dev.freehold.property.confidential.keys;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts with AES-256-GCM, each time with a random nonce. What belongs to whom and the key's id are authenticated with the
 * text: neither a bit of it nor its place can be changed without anybody noticing.
 *
 * <p>It works on the event loop: some kilobytes take microseconds. At a billion texts under one key the odds that two nonces
 * are the same are still one in 2<sup>37</sup>.
 */
@ApplicationScoped
public class ConfidentialCipher {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final ConfidentialKeys keys;
    private final SecureRandom random = new SecureRandom();

    ConfidentialCipher(ConfidentialKeys keys) {
        this.keys = keys;
    }

    /**
     * The id of the key that encrypts.
     *
     * @throws ProblemException 503 {@code confidential_unavailable} if there is none
     */
    public String keyId() {
        return keys.current().id();
    }

    /**
     * Encrypts under the present key.
     *
     * @param owner what the text belongs to: without it nobody can read the text again
     * @throws ProblemException 503 {@code confidential_unavailable} if there is no key
     */
    public Sealed seal(UUID owner, byte[] text) {
        ConfidentialKey key = keys.current();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            return new Sealed(key.id(), nonce, apply(Cipher.ENCRYPT_MODE, key, nonce, owner, text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    /**
     * Decrypts, under whichever key it is.
     *
     * @throws ProblemException 503 {@code confidential_unavailable} that names the key, if it is not configured or the text is
     *     not what was encrypted for this owner
     */
    public byte[] open(UUID owner, Sealed sealed) {
        ConfidentialKey key = keys.find(sealed.keyId());
        try {
            return apply(Cipher.DECRYPT_MODE, key, sealed.nonce(), owner, sealed.ciphertext());
        } catch (AEADBadTagException | ProviderException forged) {
            // The second is what Java makes of a text that is shorter than its tag.
            throw new ProblemException(
                    ProblemCode.CONFIDENTIAL_UNAVAILABLE,
                    "It was encrypted under the key " + key.id()
                            + ", but is not what was encrypted: it has been changed in"
                            + " the database, or moved there from something else. Nothing was changed.");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has AES-GCM", impossible);
        }
    }

    private static byte[] apply(int mode, ConfidentialKey key, byte[] nonce, UUID owner, byte[] text)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .flip());
        cipher.updateAAD(key.id().getBytes(StandardCharsets.US_ASCII));
        return cipher.doFinal(text);
    }
}
