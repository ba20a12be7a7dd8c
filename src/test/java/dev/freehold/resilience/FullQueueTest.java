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
import org.junit.jupiter.api.BeforeEach;
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

    private Wire service;
    private String path;

    @BeforeEach
    void writeATask() {
        service = new Wire(base);
        path = "/api/v1/tasks/" + service.newTask();
    }

    @Test
    void beyondTheQueueRequestsAreRefusedAtOnceAndTheOthersAreServed() throws SQLException {
        List<CompletableFuture<Answer>> answers;
        try (TaskLock lock = TaskLock.take()) {
            assertThat(lock).isNotNull();
            answers = ask(path, CLIENTS);
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
        List<CompletableFuture<Answer>> waiting;
        try (TaskLock lock = TaskLock.take()) {
            assertThat(lock).isNotNull();
            ask(path, SmallPool.SIZE);
            Polling.await("a busy pool", PATIENCE, () -> TaskLock.waiting() == SmallPool.SIZE);
            List<CompletableFuture<Answer>> health = ask("/health", 300);
            waiting = ask(path, SmallPool.QUEUE);
            Polling.await("a full queue", PATIENCE, () -> Aftermath.waiting(service) == SmallPool.QUEUE);

            assertThat(code(service.get(path))).isEqualTo("overloaded");
            assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
            assertThat(health.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsOnly(200);
        }
        assertThat(waiting.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(200);
    }

    private List<CompletableFuture<Answer>> ask(String asked, int times) {
        return IntStream.range(0, times).mapToObj(i -> service.getLater(asked)).toList();
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
}
