package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of the database, raised by a trigger, as a client is told of them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatabaseConditionTest {
    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void recover() {
        Database.execute("drop trigger if exists raised on tasks");
        Database.execute("drop function if exists raise_on_purpose()");
    }

    @ParameterizedTest
    @CsvSource({
        "53100, database_full, no room left",
        "53200, database_unavailable, out of memory",
        "53300, database_unavailable, no more connections",
        "25006, database_unavailable, no changes",
        "57P03, database_unavailable, starting",
        "57014, statement_timeout, too long",
        "55P03, statement_timeout, locks",
        "08006, database_unavailable, broke"
    })
    void aRaisedConditionIsNamedAndNothingIsHalfDone(String state, String code, String words) {
        Wire service = new Wire(base);
        String project = service.newProject();
        Database.execute("create function raise_on_purpose() returns trigger language plpgsql as"
                + " $$ begin raise exception 'on purpose' using errcode = '" + state + "'; end $$");
        Database.execute(
                "create trigger raised after insert on tasks for each row execute function raise_on_purpose()");

        Answer answer = service.post(
                "/api/v1/tasks",
                Wire.JSON,
                "{\"title\": \"raised\", \"project_id\": \"" + project + "\"}",
                "Idempotency-Key",
                "raised-" + state + project);

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.json().get("code").asText()).isEqualTo(code);
        assertThat(answer.json().get("detail").asText()).contains(words).contains(state);
        assertThat(service.walk("/api/v1/tasks?project_id=" + project)).isEmpty();
        assertThat(Database.number("select count(*) from idempotency_keys where key = ?", "raised-" + state + project))
                .isZero();
    }
}
