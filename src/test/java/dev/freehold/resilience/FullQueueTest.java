package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** More requests than the pool and its queue take, and statements that take longer than they may. */
@QuarkusTest
@TestProfile(SmallPool.class)
@WithTestResource(PostgresResource.class)
class FullQueueTest {
    private static final int CLIENTS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TestHTTPResource("/")
    URI base;

    @Test
    void beyondTheQueueRequestsAreRefusedAtOnceAndTheOthersAreServed() throws SQLException {
        Wire service = new Wire(base);
        String path = newTask(service);
        List<CompletableFuture<Answer>> answers;
        try (TaskLock lock = TaskLock.take()) {
            assertThat(lock).isNotNull();
            answers = ask(service, path, CLIENTS);
            // A quarter of the time after which those who wait are refused with the same code.
            Polling.await(
                    "refusals",
                    Duration.ofSeconds(15),
                    () -> refused(answers).count() >= CLIENTS - SmallPool.SIZE - SmallPool.QUEUE);
            refused(answers)
                    .forEach(answer -> assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*"));
        }

        assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200, 503);
        assertThat(service.get(path).status()).isEqualTo(200);
        Aftermath.awaitNobodyWaits(service);
    }

    @Test
    void aFullPoolIsNoReasonToBeTakenOutAndWhoAsksAfterHealthTakesNoPlace() throws SQLException {
        Wire service = new Wire(base);
        String path = newTask(service);
        List<CompletableFuture<Answer>> waiting;
        try (TaskLock lock = TaskLock.take()) {
            assertThat(lock).isNotNull();
            ask(service, path, SmallPool.SIZE);
            Polling.await("a busy pool", PATIENCE, () -> TaskLock.waiting() == SmallPool.SIZE);
            List<CompletableFuture<Answer>> health = ask(service, "/health", 300);
            waiting = ask(service, path, SmallPool.QUEUE);
            Polling.await("a full queue", PATIENCE, () -> Aftermath.waiting(service) == SmallPool.QUEUE);

            assertThat(code(service.get(path))).isEqualTo("overloaded");
            assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(health.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsOnly(200);
        }
        assertThat(waiting.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
    }

    private static List<CompletableFuture<Answer>> ask(Wire service, String path, int times) {
        return IntStream.range(0, times).mapToObj(i -> service.getLater(path)).toList();
    }

    private static Stream<Answer> refused(List<CompletableFuture<Answer>> all) {
        return all.stream()
                .filter(CompletableFuture::isDone)
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() == 503 && code(answer).equals("overloaded"));
    }

    private static String code(Answer answer) {
        return answer.json().get("code").asText();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "pgbouncer",
            matches = ".*",
            disabledReason = "behind a pooler the timeout is the role's, and this role has none")
    void aStatementThatTakesTooLongIsEndedAndSaysSo() throws SQLException {
        Wire service = new Wire(base);
        String path = newTask(service);
        try (TaskLock lock = TaskLock.take()) {
            assertThat(lock).isNotNull();

            Answer answer = service.get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.json().get("code").asText()).isEqualTo("statement_timeout");
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        }
        assertThat(service.get(path).status()).isEqualTo(200);
    }

    @Test
    void statementsOfTheGovernorMayTakeLonger() {
        assertThat(Database.column("show statement_timeout")).containsExactly("0");
    }

    private static String newTask(Wire service) {
        return "/api/v1/tasks/"
                + service.post(
                                "/api/v1/tasks",
                                Wire.JSON,
                                "{\"title\": \"warm\", \"project_id\": \"" + service.newProject() + "\"}")
                        .json()
                        .get("id")
                        .asText();
    }
}
