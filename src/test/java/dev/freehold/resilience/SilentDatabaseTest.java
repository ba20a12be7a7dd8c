package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The database stops answering and does not go on while anybody waits for it. Needs POSIX signals. */
@QuarkusTest
@TestProfile(BriefStatements.class)
@WithTestResource(PostgresResource.class)
class SilentDatabaseTest {
    @TestHTTPResource("/")
    URI base;

    @Test
    void whoWaitsForItsAnswerIsToldSoBeforeItGoesOn() throws Exception {
        Wire service = new Wire(base);
        String task = service.newTask();
        try (FrozenDatabase database = FrozenDatabase.freeze()) {
            assertThat(database).isNotNull();
            List<CompletableFuture<Answer>> answers = IntStream.range(0, 20)
                    .mapToObj(i -> service.getLater("/api/v1/tasks/" + task))
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).map(Answer::status))
                    .containsOnly(503);
        }

        Polling.await(
                "ready again",
                Duration.ofSeconds(15),
                () -> service.get("/q/health/ready").status() == 200);
        new Aftermath(service, task).assertServiceIsWhole();
    }
}
