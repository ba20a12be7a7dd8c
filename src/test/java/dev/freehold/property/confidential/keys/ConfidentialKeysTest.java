package dev.freehold.property.confidential.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.property.confidential.keys.TestConfidentialKeys.Config;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys a process has, by its settings. */
class ConfidentialKeysTest {
    private static final String ONE = TestConfidentialKeys.text(1);
    private static final String TWO = TestConfidentialKeys.text(2);
    private static final String THREE = TestConfidentialKeys.text(3);

    @TempDir
    Path home;

    @Test
    void theConfiguredKeyEncryptsAndOlderOnesAreFound() {
        ConfidentialKeys keys = keys(ONE, TWO + ", " + THREE + "\n", null);

        assertThat(keys.current().id()).isEqualTo(TestConfidentialKeys.id(1));
        for (int number = 1; number <= 3; number++) {
            assertThat(keys.find(TestConfidentialKeys.id(number)).id()).isEqualTo(TestConfidentialKeys.id(number));
        }
    }

    @Test
    void theIdIsDerivedFromTheKey() {
        assertThat(TestConfidentialKeys.id(1)).matches("[0-9a-f]{16}").isNotEqualTo(TestConfidentialKeys.id(2));
        assertThat(TestConfidentialKeys.id(1)).isEqualTo("63e473976892583e");
    }

    @Test
    void aKeyThatIsNotThereIsNamedByItsId() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keys(ONE, null, null).find("0123456789abcdef"))
                .withMessageContaining("0123456789abcdef")
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIDENTIAL_UNAVAILABLE));
    }

    @ParameterizedTest
    @CsvSource({"'',''", "' ',' '"})
    void withoutAKeyNothingIsEncryptedAndTheSettingIsNamed(String key, String oldKeys) {
        ConfidentialKeys keys = keys(key, oldKeys, "");

        assertThat(keys.areConfigured()).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(keys::current)
                .withMessageContaining("CONFIDENTIAL_KEY")
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONFIDENTIAL_UNAVAILABLE));
    }

    @ParameterizedTest
    @CsvSource({
        "'c2VjcmV0',it has 6 bytes",
        "'secret!!',it is not Base64",
        "'-----BEGIN PRIVATE KEY-----',it is not Base64",
        "'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=',it is not random",
        "'c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0',it has 36 bytes",
    })
    void aMalformedKeyRefusesTheStartInOneLineWithoutTheKey(String text, String flaw) {
        assertThatExceptionOfType(ConfidentialKeyException.class)
                .isThrownBy(() -> ConfidentialKeys.check(Optional.of(text), Optional.empty()))
                .withMessageStartingWith("CONFIDENTIAL_KEY cannot be used: " + flaw)
                .withMessageContaining("openssl rand -base64 32")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(text, "\n"))
                .withNoCause();
        assertThatExceptionOfType(ConfidentialKeyException.class)
                .isThrownBy(() -> ConfidentialKeys.check(Optional.of(ONE), Optional.of(TWO + "," + text)))
                .withMessageStartingWith("Key 2 of CONFIDENTIAL_OLD_KEYS cannot be used: " + flaw);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> keys(text, null, null))
                .withMessageStartingWith("freehold: CONFIDENTIAL_KEY cannot be used: " + flaw);
    }

    @Test
    void whatIsWellFormedPassesTheCheck() {
        ConfidentialKeys.check(Optional.empty(), Optional.empty());
        ConfidentialKeys.check(Optional.of(ONE), Optional.of(TWO + "," + THREE));
    }

    @Test
    void aKeyShowsNothingButItsId() {
        ConfidentialKey key = ConfidentialKey.parse("A test's key", ONE);

        assertThat(key).hasToString("ConfidentialKey[" + key.id() + "]");
    }

    @Test
    void aProcessWithAHomeMakesItsOwnKeyOnceForItsUserAlone() throws IOException {
        Path inside = home.resolve("new/home");

        String made = keys(null, null, inside.toString()).current().id();

        Path file = inside.resolve("confidential.key");
        assertThat(Files.readString(file)).matches("[A-Za-z0-9+/]{43}=\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)))
                .isEqualTo("rwx------");
        assertThat(keys(null, null, inside.toString()).current().id()).isEqualTo(made);
        assertThat(keys(null, null, home.toString()).current().id()).isNotEqualTo(made);
    }

    @Test
    void aConfiguredKeyTakesOverFromItsOwnWhichStillDecrypts() {
        String own = keys(null, null, home.toString()).current().id();

        ConfidentialKeys keys = keys(ONE, null, home.toString());

        assertThat(keys.current().id()).isEqualTo(TestConfidentialKeys.id(1));
        assertThat(keys.find(own).id()).isEqualTo(own);
    }

    @Test
    void aConfiguredKeyNeedsNoOtherInTheHome() {
        keys(ONE, null, home.toString());

        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"'',it has 0 bytes", "'half a k',it is not Base64"})
    void aFileThatIsNoKeyRefusesTheStartAndStays(String content, String flaw) throws IOException {
        Path file = Files.writeString(home.resolve("confidential.key"), content);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> keys(null, null, home.toString()))
                .withMessageStartingWith("freehold: The file " + file.toAbsolutePath() + " cannot be used: " + flaw);
        assertThat(file).hasContent(content);
    }

    @Test
    void aHomeThatCannotBeWrittenRefusesTheStart() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> keys(null, null, file.resolve("below").toString()))
                .withMessageContaining("it cannot be written");
    }

    private static ConfidentialKeys keys(String key, String oldKeys, String home) {
        return new ConfidentialKeys(
                new Config(Optional.ofNullable(key), Optional.ofNullable(oldKeys), Optional.ofNullable(home)));
    }
}
