package dev.freehold.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementKindTest {
    @ParameterizedTest
    @CsvSource({
        "select 1, SELECT",
        "INSERT INTO tasks VALUES ($1), INSERT",
        "' \n update tasks set title = $1', UPDATE",
        "delete from tasks, DELETE",
        "with gone as (delete from tasks) select 1, WITH",
        "listen freehold, OTHER",
        "'', OTHER"
    })
    void theFirstWordSaysIt(String sql, StatementKind kind) {
        assertThat(StatementKind.of(sql)).isEqualTo(kind);
    }
}
