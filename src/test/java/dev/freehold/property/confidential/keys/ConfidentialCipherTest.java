package dev.freehold.property.confidential.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.property.confidential.keys.TestConfidentialKeys.Config;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConfidentialCipherTest {
    private static final UUID OWNER = UUID.fromString("0199a3d0-4c10-7e21-9a64-1b7f3e2d5c09");
    private static final byte[] TEXT = "the key is under the mat".getBytes(StandardCharsets.UTF_8);

    private final ConfidentialCipher cipher = cipher(1, "");

    @Test
    void whatWasSealedIsOpenedAsItWas() {
        assertThat(cipher.open(OWNER, cipher.seal(OWNER, TEXT))).isEqualTo(TEXT);
        assertThat(cipher.open(OWNER, cipher.seal(OWNER, new byte[0]))).isEmpty();
    }

    @Test
    void theTextIsNotInIt() {
        assertThat(new String(cipher.seal(OWNER, TEXT).ciphertext(), StandardCharsets.ISO_8859_1))
                .doesNotContain("key", "mat");
    }

    @Test
    void noNonceIsUsedTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Sealed sealed = cipher.seal(OWNER, TEXT);
            nonces.add(HexFormat.of().formatHex(sealed.nonce()));
            assertThat(sealed.nonce()).hasSize(12);
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void everyChangeIsNoticed() {
        Sealed sealed = cipher.seal(OWNER, TEXT);
        for (int i = 0; i < sealed.ciphertext().length; i++) {
            refuses(new Sealed(sealed.keyId(), sealed.nonce(), flipped(sealed.ciphertext(), i)), OWNER);
        }
        for (int i = 0; i < sealed.nonce().length; i++) {
            refuses(new Sealed(sealed.keyId(), flipped(sealed.nonce(), i), sealed.ciphertext()), OWNER);
        }
        refuses(new Sealed(sealed.keyId(), sealed.nonce(), new byte[3]), OWNER);
    }

    @Test
    void whatBelongsToAnotherIsNotOpened() {
        refuses(cipher.seal(OWNER, TEXT), new UUID(OWNER.getMostSignificantBits(), 0));
        refuses(cipher.seal(OWNER, TEXT), new UUID(0, OWNER.getLeastSignificantBits()));
    }

    @Test
    void anotherKeysIdDoesNotPass() {
        Sealed sealed = cipher.seal(OWNER, TEXT);
        Sealed renamed = new Sealed(TestConfidentialKeys.id(2), sealed.nonce(), sealed.ciphertext());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cipher(1, TestConfidentialKeys.text(2)).open(OWNER, renamed))
                .withMessageContaining(TestConfidentialKeys.id(2));
    }

    @Test
    void anOldKeyStillOpens() {
        Sealed sealed = cipher.seal(OWNER, TEXT);

        assertThat(cipher(2, TestConfidentialKeys.text(1)).open(OWNER, sealed)).isEqualTo(TEXT);
    }

    private void refuses(Sealed sealed, UUID owner) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> cipher.open(owner, sealed))
                .withMessageContaining(sealed.keyId())
                .withNoCause()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIDENTIAL_UNAVAILABLE));
    }

    private static byte[] flipped(byte[] bytes, int position) {
        byte[] flipped = bytes.clone();
        flipped[position] ^= 1;
        return flipped;
    }

    private static ConfidentialCipher cipher(int key, String oldKeys) {
        return new ConfidentialCipher(new ConfidentialKeys(
                new Config(Optional.of(TestConfidentialKeys.text(key)), Optional.of(oldKeys), Optional.empty())));
    }
}
