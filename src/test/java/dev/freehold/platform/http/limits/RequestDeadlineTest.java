package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(RequestDeadlineTest.OneSecond.class)
@WithTestResource(PostgresResource.class)
class RequestDeadlineTest {
    /** At once, see {@link ConnectionLimitTest}. */
    static final int CONNECTIONS = 60;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
                errors.add(line.getLoggerName() + " " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Wire service;

    public static class OneSecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "freehold.http.request-timeout",
                    "1s",
                    "quarkus.http.limits.max-connections",
                    Integer.toString(CONNECTIONS));
        }
    }

    @BeforeEach
    void connect() {
        service = new Wire(URI.create("http://localhost:" + RestAssured.port + "/"));
        SlowResource.ENDED.set(0);
        Logger.getLogger("").addHandler(log);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(log);
    }

    @Test
    void aRequestWithoutAnswerInTimeIsToldThatItsOutcomeIsOpen() {
        Answer answer = service.get("/api/test/slow/answer/10000", "X-Request-Id", "slow-one");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").asText()).isEqualTo("timed_out");
        assertThat(answer.json().get("detail").asText()).contains("Idempotency-Key");
        assertThat(answer.json().get("request_id").asText()).isEqualTo("slow-one");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(answer.took()).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void aRequestInTimeIsAnswered() {
        assertThat(service.get("/api/test/slow/answer/1").json().get("slow").asText())
                .isEqualTo("but here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"answer", "failure"})
    void theWorkEndsAndItsLateResultIsDroppedQuietly(String kind) {
        assertThat(service.get("/api/test/slow/" + kind + "/2000").status()).isEqualTo(503);

        Polling.await("its end", Duration.ofSeconds(10), () -> SlowResource.ENDED.get() == 1);
        assertThat(service.get("/api/test/slow/answer/1").status()).isEqualTo(200);
        assertThat(errors).isEmpty();
    }

    @Test
    void aStreamThatHasBegunGoesOn() {
        Answer answer = service.get("/api/test/slow/stream/500", "Accept", "text/csv");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("row\nrow\nrow\nrow\nrow\n");
    }

    @Test
    void anImportMayTakeLonger() {
        assertThat(service.post("/api/test/slow/import", Wire.JSON, "{}").status())
                .isEqualTo(200);
    }
}
