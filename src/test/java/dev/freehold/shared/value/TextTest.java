package dev.freehold.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Zürich", "🏡🏡", "tab\tand\nline", "\u0001", "\uffff", "e\u0301"})
    void whatPostgresCanHoldHasNoFlaw(String text) {
        assertThat(Text.flaw(text)).isNull();
    }

    @Test
    void nulIsAFlaw() {
        assertThat(Text.flaw("ab\u0000")).contains("NUL").contains("position 2");
    }

    @Test
    void halfASurrogatePairIsAFlaw() {
        assertThat(Text.flaw("\ud83c")).contains("surrogate");
        assertThat(Text.flaw("a\udfe1")).contains("position 1");
        assertThat(Text.flaw("\ud83c\ud83c\udfe1")).contains("position 0");
        assertThat(Text.flaw("\ud83c\udfe1\udfe1")).contains("position 2");
    }

    @ParameterizedTest
    @CsvSource({"id,id", "dueDate,due_date", "isArchived,is_archived", "externalId,external_id"})
    void namesChangeTheirCaseBothWays(String camel, String snake) {
        assertThat(Text.snakeCase(camel)).isEqualTo(snake);
        assertThat(Text.camelCase(snake)).isEqualTo(camel);
    }
}
