package dev.freehold.identity.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final List<String> PERSONAL = Arrays.asList("ann", "Mallory", null, "m.mueller@example.org");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "twelve chars",
                "no digits or capitals needed",
                "\u00fcberm\u00fctiger \u0160koda",
                "\u6b63\u786e\u7684\u9a6c\u7535\u6c60\u9489\u4e66\u9488\u786e\u5b9a\u5417",
                "password of my own making",
                "annual banners",
                "example.org is mine",
                "abcdefghijklnm",
                "summer in 1969, Lisbon",
            })
    void anUnusualPasswordMayBeChosen(String password) {
        PasswordPolicy.require(password, "/password", PERSONAL);
    }

    @Test
    void aPasswordHasTwelveToTwoHundredCharacters() {
        assertThat(codes("nj8 dq2 lw4")).containsExactly("length");
        assertThat(codes("nj8 dq2 lw4.")).isEmpty();
        assertThat(codes("nj8 dq2 lw".repeat(20))).isEmpty();
        assertThat(codes("nj8 dq2 lw".repeat(20) + "4")).containsExactly("length");
        assertThat(codes("")).containsExactly("length");
    }

    @Test
    void aCharacterIsACodePointAndCountsAsComposed() {
        String emoji = "\ud83c\udfe0\ud83d\udd11\ud83d\udeaa\ud83e\ude9f\ud83d\udecb\ud83d\udebf";

        assertThat(codes(emoji + "12345")).containsExactly("length");
        assertThat(codes(emoji + emoji)).isEmpty();
        assertThat(codes("e\u0301a\u0300o\u0302u\u0308n\u0303c\u0327abc")).containsExactly("length");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password2024",
                "Password123!",
                "P@ssw0rd2025!!",
                "PASSWORDPASSWORD",
                "qwertyuiop12",
                "1qaz2wsx3edc",
                "!QAZ2wsx3EDC",
                "Summer2024!!",
                "Winter-2025-",
                "changeme1234",
                "Welcome-2026!",
                "iloveyou2012",
                "RealEstate2026",
                "Freehold2026!",
                "CorrectHorseBatteryStaple",
                "\uff30\uff21\uff33\uff33\uff37\uff2f\uff32\uff24\uff11\uff12\uff13\uff14",
            })
    void whatIsGuessedFirstIsTooCommon(String password) {
        assertThat(codes(password)).contains("too_common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "abababababab",
                "aAaAaAaAbBcC1",
                "abcdefghijkl",
                "ABCDEFGHIJKLM",
                "uvwxyzabcdef",
                "123456789012",
                "210987654321",
                "zyxwvutsrqponm",
                "3456789:;<=>",
            })
    void fewCharactersAndSequencesAreTooSimple(String password) {
        assertThat(codes(password)).contains("too_simple");
    }

    @ParameterizedTest
    @CsvSource({
        "xx mallory 0815 zz, personal",
        "xx MALLORY 0815 zz, personal",
        "my M.Mueller mailbox, personal",
        "xx \uff2dallory 0815 zz, personal",
    })
    void whatOthersKnowOfThePersonIsRefused(String password, String code) {
        assertThat(codes(password)).containsExactly(code);
    }

    @Test
    void allThatIsWrongIsSaidWithWhereAndWhatIsAllowed() {
        ProblemException problem = refusal("mallory2024!", List.of("mallory"));
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
        assertThat(problem.errors()).extracting(InputError::pointer).containsOnly("/new_password");

        assertThat(codes("passwordpass")).isEmpty();
        assertThat(refusal("password1111", List.of("password")).errors())
                .extracting(InputError::code)
                .containsExactly("too_common", "personal");
        assertThat(refusal("short", List.of()).getMessage())
                .isEqualTo("/new_password: must have 12 to 200 characters, and has 5");
        assertThat(problem.getMessage()).doesNotContain("2024");
    }

    @ParameterizedTest
    @MethodSource("list")
    void everyLineOfTheListTakesEffect(String line) {
        String password = line + "!".repeat(Math.max(0, PasswordPolicy.SHORTEST - line.length()));

        assertThat(line).isEqualTo(line.strip().toLowerCase(Locale.ROOT));
        assertThat(codes(password)).contains("too_common");
        assertThat(codes(password.toUpperCase(Locale.ROOT))).contains("too_common");
    }

    @Test
    void noLineOfTheListIsThereTwice() throws IOException {
        assertThat(list()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    static Stream<String> list() throws IOException {
        try (InputStream list = PasswordPolicyTest.class.getResourceAsStream("/identity/common-passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        }
    }

    private static List<String> codes(String password) {
        try {
            PasswordPolicy.require(password, "/password", PERSONAL);
            return List.of();
        } catch (ProblemException refused) {
            return refused.errors().stream().map(InputError::code).toList();
        }
    }

    private static ProblemException refusal(String password, List<String> personal) {
        return catchThrowableOfType(
                ProblemException.class, () -> PasswordPolicy.require(password, "/new_password", personal));
    }
}
