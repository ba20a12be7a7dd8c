package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database takes connections and statements, and answers none: a hung disk, a stopped machine. Needs POSIX signals. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class FrozenDatabaseTest {
    @TestHTTPResource("/")
    URI base;

    private Wire service;
    private String task;
    private FrozenDatabase database;

    @BeforeEach
    void writeATask() {
        service = new Wire(base);
        task = service.newTask();
    }

    /** An answer from before serves for some moments. */
    private void freeze() throws IOException, SQLException {
        database = FrozenDatabase.freeze();
        Polling.await(
                "not ready",
                Duration.ofSeconds(4),
                () -> service.get("/q/health/ready").status() == 503);
    }

    @AfterEach
    void thaw() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void theProbesAnswerThoughTheDatabaseDoesNot() throws IOException, SQLException {
        freeze();

        Answer ready = service.get("/q/health/ready");
        assertThat(ready.status()).as(ready.text()).isEqualTo(503);
        assertThat(ready.took()).isLessThan(Duration.ofSeconds(2));
        Answer live = service.get("/q/health/live");
        assertThat(live.status()).isEqualTo(200);
        assertThat(live.took()).isLessThan(Duration.ofSeconds(1));
        assertThat(service.get("/health").status()).isEqualTo(503);
    }

    @Test
    void probesAndRequestsThatWaitedInVainHoldNoConnectionAfterwards() throws IOException, SQLException {
        freeze();
        List<CompletableFuture<Answer>> probes = IntStream.range(0, 40)
                .mapToObj(i -> service.getLater("/q/health/ready"))
                .toList();
        List<CompletableFuture<Answer>> requests = IntStream.range(0, 20)
                .mapToObj(i -> service.getLater("/api/v1/tasks/" + task))
                .toList();
        assertThat(probes.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnly(503);
        thaw();

        Polling.await(
                "ready again",
                Duration.ofSeconds(15),
                () -> service.get("/q/health/ready").status() == 200);
        assertThat(requests.stream().map(CompletableFuture::join).map(Answer::status))
                .allMatch(status -> status == 200 || status == 503);
        new Aftermath(service, task).assertServiceIsWhole();
    }
}
