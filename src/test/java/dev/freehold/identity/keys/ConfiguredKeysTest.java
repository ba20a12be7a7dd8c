package dev.freehold.identity.keys;

import static dev.freehold.identity.keys.TestKeys.pair;
import static dev.freehold.identity.keys.TestKeys.pem;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredKeysTest {
    private static final KeyPair PAIR = pair("RSA", 2048);
    private static final KeyPair OTHER = pair("RSA", 2048);
    private static final String PEM = pem(PAIR.getPrivate());

    /** How PKCS #8 wraps an RSA key of 2048 bits. */
    private static final int WRAPPING = 26;

    @TempDir
    private Path directory;

    @Test
    void readsText() {
        assertThat(ConfiguredKeys.read(PEM).signing(Instant.now())).hasValueSatisfying(key -> {
            assertThat(key.publicKey()).isEqualTo(PAIR.getPublic());
            assertThat(key.privateKey()).isEqualTo(PAIR.getPrivate());
        });
    }

    @Test
    void readsTextWithLineBreaksWrittenOut() {
        assertThat(ConfiguredKeys.read(PEM.replace("\n", "\\n"))).isEqualTo(ConfiguredKeys.read(PEM));
    }

    @Test
    void readsTextWithTheLineBreaksOfWindowsAndWithNoneAtTheEnd() {
        assertThat(ConfiguredKeys.read(PEM.strip().replace("\n", "\r\n"))).isEqualTo(ConfiguredKeys.read(PEM));
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("key.pem"), PEM);

        assertThat(ConfiguredKeys.read(file.toString())).isEqualTo(ConfiguredKeys.read(PEM));
    }

    @Test
    void theFirstOfTwoSignsAndBothCount() {
        Instant now = Instant.now();
        KeyRing ring = ConfiguredKeys.read(pem(OTHER.getPrivate()) + PEM);

        assertThat(ring.signing(now))
                .hasValueSatisfying(key -> assertThat(key.publicKey()).isEqualTo(OTHER.getPublic()));
        assertThat(ring.counting(now))
                .extracting(SigningKey::publicKey)
                .map(Object.class::cast)
                .containsExactly(OTHER.getPublic(), PAIR.getPublic());
    }

    @Test
    void aKeyIsCalledTheSameOnEveryReplica() {
        String alone = ConfiguredKeys.read(PEM).keys().get(0).id();

        assertThat(ConfiguredKeys.read(pem(OTHER.getPrivate()) + PEM).find(alone))
                .isPresent();
    }

    @Test
    void theConfigurationLeavesTheTextAsItIs() {
        String text = PEM.replace("\n", "\\n");
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(
                        Map.of("key", "${JWT_PRIVATE_KEY:}", "JWT_PRIVATE_KEY", text), "test", 1))
                .build();

        assertThat(config.getValue("key", String.class)).isEqualTo(text);
    }

    @Test
    void refusesAKeyOfEllipticCurves() {
        assertRefused(pem(pair("EC", 256).getPrivate()), "block 1 is not an RSA key");
    }

    @Test
    void refusesPkcs1() {
        byte[] pkcs8 = PAIR.getPrivate().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, WRAPPING, pkcs8.length);

        assertRefused(pem("RSA PRIVATE KEY", pkcs1), "block 1 is a RSA PRIVATE KEY");
        assertRefused(pem("PRIVATE KEY", pkcs1), "block 1 is not an RSA key in PKCS #8");
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertRefused(PEM + pem(pair("RSA", 1024).getPrivate()), "block 2 has 1024 bits");
    }

    @Test
    void refusesAPublicKey() {
        assertRefused(pem(PAIR.getPublic()), "block 1 is a PUBLIC KEY");
    }

    @Test
    void refusesAnEncryptedKey() {
        assertRefused(pem("ENCRYPTED PRIVATE KEY", new byte[100]), "block 1 is a ENCRYPTED PRIVATE KEY");
    }

    @Test
    void refusesWhatIsNotBase64() {
        assertRefused(PEM.replaceFirst("[a-z]", "*"), "block 1 is not Base64");
    }

    @Test
    void refusesGarbageInABlock() {
        assertRefused(pem("PRIVATE KEY", "correct horse battery staple".getBytes(UTF_8)), "block 1 is not an RSA key");
    }

    @Test
    void refusesABlockThatBreaksOff() {
        assertRefused(PEM.substring(0, PEM.length() / 2), "a block without its end");
        assertRefused(PEM + PEM.substring(0, PEM.length() / 2), "a block without its end");
    }

    @Test
    void refusesTextAroundTheBlocks() {
        assertRefused("key: " + PEM, "text outside of its blocks");
        assertRefused(PEM + "the end", "text outside of its blocks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "/no/such/file", "/", "secret\0secret", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"})
    void refusesWhatIsNeitherPemNorAFile(String setting) {
        assertRefused(setting, "neither PEM nor the path of a file that can be read");
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Path file = Files.writeString(directory.resolve("key.jwk"), "{\"kty\": \"RSA\"}");

        assertRefused(file.toString(), "the file that it names is not PEM");
    }

    @Test
    void stopsTheStartAsWrongConfiguration() {
        assertThatThrownBy(() -> new SigningKeys(TestKeys.Config.withKey("hunter2"), null, null))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageStartingWith("freehold: JWT_PRIVATE_KEY cannot be used: it is neither");
    }

    @Test
    void nothingIsNoKey() {
        assertThat(new SigningKeys(TestKeys.Config.withKey(" "), null, null).areConfigured())
                .isFalse();
    }

    /** In one line, with what is expected and how to get it, and without anything of the key, not even in a cause. */
    private static void assertRefused(String setting, String flaw) {
        assertThatThrownBy(() -> ConfiguredKeys.read(setting))
                .isInstanceOf(ConfiguredKeyException.class)
                .hasNoCause()
                .hasMessageContaining(flaw)
                .hasMessageContaining("Expected: ")
                .hasMessageContaining("PKCS #8")
                .hasMessageContaining("at least 2048 bits")
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasLineCount(1))
                .satisfies(refusal -> setting.lines()
                        .filter(line -> !line.startsWith("-----") && line.length() > 1)
                        .forEach(line -> assertThat(refusal.getMessage()).doesNotContain(line)));
    }
}
