package dev.freehold.identity.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalAccessTokenTest {
    /** CRC-32 of the first 46 characters is 2409797939, computed elsewhere. */
    private static final String KNOWN = "fh_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh82d5GWh";

    private final String token = PersonalAccessToken.random().text();

    @Test
    void aTokenIsARecognizableSecret() {
        assertThat(token).matches("fh_[A-Za-z0-9_-]{43}[A-Za-z0-9]{6}");
        assertThat(PersonalAccessToken.isWellFormed(token)).isTrue();
    }

    @Test
    void theChecksumIsCrc32ToTheBase62() {
        assertThat(PersonalAccessToken.isWellFormed(KNOWN)).isTrue();
    }

    @Test
    void noTwoTokensAreAlike() {

        assertThat(Stream.generate(() -> PersonalAccessToken.random().text()).limit(1_000))
                .doesNotHaveDuplicates()
                .allMatch(PersonalAccessToken::isWellFormed);
    }

    @Test
    void everySlipOfOneCharacterIsFound() {
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'x' ? 'y' : 'x';
            String mistyped = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(PersonalAccessToken.isWellFormed(mistyped)).as(mistyped).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fh_", "fh", "abcdef", "fh_abcdef", "Bearer", "\u0000", "fh_ä", "…"})
    void whatIsShorterOrSomethingElseIsNone(String text) {
        assertThat(PersonalAccessToken.isWellFormed(text)).isFalse();
        assertThat(PersonalAccessToken.isWellFormed(token + text + " ")).isFalse();
        assertThat(PersonalAccessToken.isWellFormed(" " + token)).isFalse();
        assertThat(PersonalAccessToken.isWellFormed(token + "\n")).isFalse();
    }

    @Test
    void itsHashIsSha256OfAllItsCharacters() throws NoSuchAlgorithmException {
        assertThat(PersonalAccessToken.hash(token))
                .hasSize(32)
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    }

    @Test
    void itDoesNotShowItselfInALog() {
        assertThat(PersonalAccessToken.random().toString()).isEqualTo("fh_***");
    }
}
