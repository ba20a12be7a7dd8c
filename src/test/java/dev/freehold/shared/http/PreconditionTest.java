package dev.freehold.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"7\"|true",
                "W/\"7\"|true",
                "*|true",
                "' * '|true",
                "\"6\"|false",
                "\"07\"|false",
                "\"\"|false",
                "\"77\"|false",
                "\"1\", \"7\"|true",
                "\"1\",W/\"7\"|true",
                "\"abc\"|false",
            })
    void aHeaderNamesVersions(String header, boolean namesSeven) {
        Precondition precondition = Precondition.parse("If-Match", header);

        assertThat(precondition.isGiven()).isTrue();
        assertThat(precondition.names(7)).isEqualTo(namesSeven);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "", " ", "\"7", "7\"", "\"7\" \"8\"", "*, \"7\"", "w/\"7\"", "\"7\", 8", ",\"7\""})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Precondition.parse("If-Match", header))
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
                    assertThat(problem.errors().get(0).parameter()).isEqualTo("If-Match");
                    assertThat(problem.errors().get(0).code()).isEqualTo("invalid_etag");
                });
    }

    @Test
    void withoutAHeaderAnythingGoes() {
        Precondition none = Precondition.parse("If-Match", null);

        assertThat(none.isGiven()).isFalse();
        assertThat(none.names(7)).isFalse();
        assertThatCode(() -> none.require(7)).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionIsStale() {
        Precondition six = Precondition.parse("If-Match", "\"6\"");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> six.require(7))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STALE_VERSION));
    }
}
