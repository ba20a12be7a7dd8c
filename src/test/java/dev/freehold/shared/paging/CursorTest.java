package dev.freehold.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.shared.value.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final long LIST = 42;
    private static final List<String> VALUES = Arrays.asList("2026-01-31", null, "", "Zürich 🏡, \"a\"\n", "0190-id");

    @Test
    void aCursorGivesBackItsValues() {
        Cursor cursor = Cursor.decode(new Cursor(LIST, VALUES).encode(), LIST, VALUES.size());

        assertThat(cursor.values()).containsExactlyElementsOf(VALUES);
    }

    @Test
    void aCursorStandsInAUrlAsItIs() {
        assertThat(new Cursor(LIST, VALUES).encode()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aChangeOfAnyByteIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(new Cursor(LIST, VALUES).encode());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 0x10;
            assertProblem(ProblemCode.INVALID_CURSOR, text(changed));
        }
    }

    @Test
    void aCursorThatWasCutIsNoticed() {
        byte[] bytes = Base64.getUrlDecoder().decode(new Cursor(LIST, VALUES).encode());
        for (int length = 0; length < bytes.length; length++) {
            assertProblem(ProblemCode.INVALID_CURSOR, text(Arrays.copyOf(bytes, length)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not a cursor", "////", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String text) {
        assertProblem(ProblemCode.INVALID_CURSOR, text);
    }

    @Test
    void theCursorOfAnotherListIsRefused() {
        String other = new Cursor(LIST + 1, VALUES).encode();

        assertProblem(ProblemCode.CURSOR_MISMATCH, other);
    }

    @Test
    void aCursorWithTooFewValuesIsRefused() {
        assertProblem(ProblemCode.INVALID_CURSOR, new Cursor(LIST, List.of("a")).encode());
    }

    @Test
    void aLengthThatTheCursorDoesNotHaveTakesNoMemory() {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(LIST)
                .putInt(0)
                .putInt(Integer.MAX_VALUE)
                .array();
        int checksum = ByteBuffer.wrap(Sha256.digest().digest(bytes)).getInt();
        ByteBuffer.wrap(bytes).putInt(Long.BYTES, checksum);

        assertProblem(ProblemCode.INVALID_CURSOR, text(bytes));
    }

    @Test
    void listsThatDifferInAnyPartHaveDifferentHashes() {
        assertThat(List.of(
                        Cursor.hash(List.of("a", "b")),
                        Cursor.hash(List.of("ab")),
                        Cursor.hash(List.of("ab", "")),
                        Cursor.hash(List.of("b", "a"))))
                .doesNotHaveDuplicates();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertProblem(ProblemCode code, String cursor) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Cursor.decode(cursor, LIST, VALUES.size()))
                .extracting(ProblemException::code)
                .isEqualTo(code);
    }
}
