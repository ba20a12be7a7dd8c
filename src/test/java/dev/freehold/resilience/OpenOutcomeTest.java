package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The network breaks while the database is at work on a change: it goes on, and nobody is told how it ended. */
@QuarkusTest
@WithTestResource(BehindALine.class)
class OpenOutcomeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String TASKS = "/api/v1/tasks";

    @TestHTTPResource("/")
    URI base;

    private Wire service;
    private String project;
    private String task;

    @BeforeEach
    void makeAProject() {
        service = new Wire(base);
        project = service.newProject();
        task = "{\"title\": \"meanwhile\", \"project_id\": \"" + project + "\"}";
    }

    @Test
    void whoSentAChangeIsNotToldThatItIsNotThere() throws SQLException {
        Answer answer = cutWhile(lockOfTheProject(), () -> service.post(TASKS, Wire.JSON, task));

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().get("code").asText()).isEqualTo("database_unavailable");
        assertThat(answer.json().get("detail").asText())
                .contains("done or not", "Idempotency-Key")
                .doesNotContain("nothing was changed");
        assertThat(answer.header("Retry-After"))
                .as("sent again it may be there twice")
                .isNull();
        Polling.await("the change", PATIENCE, () -> stored() == 1);
    }

    @Test
    void withItsKeyItMayBeSentAgainAndIsThereOnce() throws SQLException {
        String[] key = {"Idempotency-Key", "cut-" + project};
        Answer answer = cutWhile(lockOfTheProject(), () -> service.post(TASKS, Wire.JSON, task, key));

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.json().get("detail").asText()).doesNotContain("nothing was changed");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        Polling.await(
                "stored",
                PATIENCE,
                () -> service.post(TASKS, Wire.JSON, task, key).status() == 201);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whatOnlyReadMayBeAskedAgain() throws SQLException {
        Answer answer = cutWhile("lock table tasks in access exclusive mode", () -> service.get(TASKS));

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    }

    /** A change waits for it when its statement is with the server as a whole, which carries it out without another word. */
    private String lockOfTheProject() {
        return "select from projects where id = '" + project + "' for update";
    }

    /** The lock ends after the answer. */
    private static Answer cutWhile(String locking, Supplier<Answer> request) throws SQLException {
        try (Connection past = BehindALine.connectPast();
                Statement lock = past.createStatement()) {
            past.setAutoCommit(false);
            lock.execute(locking);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
            Polling.await("the statement at work", PATIENCE, () -> TaskLock.waiting() == 1);
            BehindALine.line().cut();
            return answer.join();
        }
    }

    private int stored() {
        return service.walk(TASKS + "?project_id=" + project).size();
    }
}
