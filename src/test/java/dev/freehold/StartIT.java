package dev.freehold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as an operator meets it: it starts, waits, refuses, ends. */
class StartIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Generous: the machine may be building something else. */
    private static final Duration START = Duration.ofSeconds(60);

    /** Migration is tried again after 1, 2, 4, 8 ... seconds. */
    private static final Duration RECOVERY = Duration.ofSeconds(45);

    @Test
    void aServiceWhoseDatabaseIsAwayWaitsForIt() throws IOException {
        int databasePort = PackagedService.freePort();
        try (PackagedService packaged = PackagedService.start(Map.of("DATABASE_URL", url(databasePort)))) {
            Wire service = new Wire(packaged.base());
            awaitLive(packaged, service);
            assertThat(service.get("/q/health/ready").status()).isEqualTo(503);
            Answer refusal = service.get("/api/v1/tasks", "X-Request-Id", "while-waiting");
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(refusal.json().get("request_id").asText()).isEqualTo("while-waiting");

            try (EmbeddedPostgres database =
                    EmbeddedPostgres.builder().setPort(databasePort).start()) {
                assertThat(database.getPort()).isEqualTo(databasePort);
                Polling.await("ready", RECOVERY, () -> status(service, "/q/health/ready") == 200);
                service.signIn();
                assertThat(packaged.isAlive()).isTrue();
                assertThat(service.get("/api/v1/projects/" + service.newProject())
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void whatIsLoggedNamesTheRequest() throws IOException {
        int databasePort = PackagedService.freePort();
        try (PackagedService packaged = PackagedService.start(Map.of("DATABASE_URL", url(databasePort)))) {
            Wire service = new Wire(packaged.base());
            try (EmbeddedPostgres database =
                    EmbeddedPostgres.builder().setPort(databasePort).start()) {
                assertThat(database.getPort()).isEqualTo(databasePort);
                Polling.await("ready", START, () -> status(service, "/q/health/ready") == 200);
                service.signIn();
            }

            assertThat(service.get("/api/v1/tasks", "X-Request-Id", "find-me-in-the-log")
                            .status())
                    .isEqualTo(503);
            Polling.await("the line", Duration.ofSeconds(5), () -> packaged.output().stream()
                    .map(StartIT::logged)
                    .anyMatch(event -> event.at("/mdc/request_id").asText().equals("find-me-in-the-log")
                            && event.path("message").asText().contains("database_unavailable")));
            assertThat(packaged.output()).allSatisfy(line -> {
                JsonNode event = logged(line);
                assertThat(event.path("level").asText()).isNotEmpty();
                assertThat(event.path("logger").asText()).isNotEmpty();
                assertThat(event.path("timestamp").asText()).endsWith("Z");
            });
        }
    }

    @Test
    void whoReadsTheLogHimselfMayHaveItAsText() throws IOException {
        try (PackagedService packaged =
                PackagedService.start(Map.of("DATABASE_URL", url(PackagedService.freePort()), "LOG_FORMAT", "text"))) {
            awaitLive(packaged, new Wire(packaged.base()));

            Polling.await("the welcome", START, () -> packaged.output().contains("Freehold is running."));
            assertThat(packaged.output()).noneMatch(line -> line.startsWith("{"));
        }
    }

    @Test
    void aLogFormatThatThereIsNotEndsTheStartWithOneLine() throws InterruptedException {
        try (PackagedService packaged =
                PackagedService.start(Map.of("DATABASE_URL", url(PackagedService.freePort()), "LOG_FORMAT", "xml"))) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(2);
            assertThat(packaged.output())
                    .containsExactly("freehold: LOG_FORMAT cannot be used: json or text is allowed");
        }
    }

    @Test
    void anUploadBeyondTheBoundIsRefused() throws IOException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                PackagedService packaged = PackagedService.start(
                        Map.of("DATABASE_URL", url(database.getPort()), "HTTP_MAX_UPLOAD", "100000"))) {
            Wire service = new Wire(packaged.base());
            awaitLive(packaged, service);
            Polling.await("ready", START, () -> status(service, "/q/health/ready") == 200);
            service.signIn();
            String path = "/api/v1/tasks/import?default=project_id:" + service.newProject();
            String row = "x".repeat(99) + "\n";

            assertThat(service.post(path, Wire.CSV, "title\n" + row.repeat(900)).status())
                    .isEqualTo(200);
            Answer refusal = service.post(path, Wire.CSV, "title\n" + row.repeat(1_100));
            assertThat(refusal.status()).isEqualTo(413);
            assertThat(refusal.json().get("code").asText()).isEqualTo("body_too_large");
            assertThat(service.get("/api/v1/tasks?include_total=true&limit=1")
                            .json()
                            .get("total")
                            .asInt())
                    .isEqualTo(900);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://freehold:s3cret-word@localhost/freehold",
                "postgresql://freehold:s3cret-word@localhost:notaport/freehold",
                "postgresql://freehold:s3cret-word@localhost",
                "postgresql://freehold:s3cret-word@localhost/freehold?sslmode=perhaps"
            })
    void aDatabaseUrlThatCannotBeUsedEndsTheStartWithOneLine(String url) throws InterruptedException {
        try (PackagedService packaged = PackagedService.start(Map.of("DATABASE_URL", url))) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isNotZero();
            assertThat(packaged.output()).hasSize(1).first().asString().startsWith("freehold: DATABASE_URL: ");
            assertThat(packaged.output().get(0)).doesNotContain("s3cret-word");
        }
    }

    @Test
    void aPrivateKeyThatCannotBeUsedEndsTheStartWithOneLine() throws InterruptedException {
        try (PackagedService packaged = PackagedService.start(
                Map.of("DATABASE_URL", url(PackagedService.freePort()), "JWT_PRIVATE_KEY", "s3cret-word"))) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(2);
            assertThat(packaged.output())
                    .singleElement()
                    .asString()
                    .startsWith("freehold: JWT_PRIVATE_KEY cannot be used: ")
                    .doesNotContain("s3cret-word");
        }
    }

    @Test
    void aConfidentialKeyThatCannotBeUsedEndsTheStartWithOneLine() throws InterruptedException {
        String url = url(PackagedService.freePort());
        for (String setting : List.of("CONFIDENTIAL_KEY", "CONFIDENTIAL_OLD_KEYS")) {
            try (PackagedService packaged =
                    PackagedService.start(Map.of("DATABASE_URL", url, setting, "s3cret-word"))) {
                assertThat(packaged.endsWithin(30)).as("ends").isTrue();
                assertThat(packaged.exitCode()).isEqualTo(2);
                assertThat(packaged.output())
                        .singleElement()
                        .asString()
                        .startsWith("freehold: ")
                        .contains(setting + " cannot be used: it is not Base64")
                        .doesNotContain("s3cret-word");
            }
        }
    }

    @Test
    void aSettingOfTheGovernorThatCannotBeUsedEndsTheStartWithOneLine() throws InterruptedException {
        try (PackagedService packaged = PackagedService.start(
                Map.of("DATABASE_URL", url(PackagedService.freePort()), "SCHEMA_ON_DRIFT", "stop"))) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(2);
            assertThat(packaged.output())
                    .containsExactly("freehold: SCHEMA_ON_DRIFT cannot be used: warn or refuse is allowed");
        }
    }

    @Test
    void aLimitThatCannotBeUsedEndsTheStartWithOneLine() throws InterruptedException {
        try (PackagedService packaged = PackagedService.start(
                Map.of("DATABASE_URL", url(PackagedService.freePort()), "SHUTDOWN_TIMEOUT", "later"))) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(2);
            assertThat(packaged.output())
                    .containsExactly(
                            "freehold: SHUTDOWN_TIMEOUT cannot be used: a duration from 1s to 1h, such as 30s is allowed");
        }
    }

    @Test
    void aCommandDoesNotWaitForADatabase() throws InterruptedException {
        try (PackagedService packaged =
                PackagedService.start(Map.of("DATABASE_URL", url(PackagedService.freePort())), "seed")) {
            assertThat(packaged.endsWithin(60)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(1);
            assertThat(packaged.output())
                    .contains("freehold: the schema is not ready, nothing was changed: The database does not answer.");
        }
    }

    @Test
    void noSecretIsLoggedWhileTheDatabaseIsAway() throws InterruptedException {
        String url = "postgresql://freehold:s3cret-word@localhost:" + PackagedService.freePort() + "/freehold";
        try (PackagedService packaged = PackagedService.start(
                Map.of("DATABASE_URL", url, "QUARKUS_LOG_CATEGORY__DEV_FREEHOLD__LEVEL", "DEBUG"))) {
            Wire service = new Wire(packaged.base());
            awaitLive(packaged, service);
            service.post("/api/v1/auth/login", Wire.JSON, "{\"username\": \"ann\", \"password\": \"her own secret\"}");

            packaged.terminate();
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(String.join("\n", packaged.output()))
                    .contains("The schema is not ready")
                    .doesNotContain("s3cret-word", PackagedService.PASSWORD, "her own secret");
        }
    }

    @Test
    void sigtermEndsAServiceWithoutDatabaseSoon() throws InterruptedException {
        try (PackagedService packaged =
                PackagedService.start(Map.of("DATABASE_URL", url(PackagedService.freePort())))) {
            awaitLive(packaged, new Wire(packaged.base()));

            packaged.terminate();

            assertThat(packaged.endsWithin(5)).as("ends").isTrue();
        }
    }

    @Test
    void sigtermEndsAServiceAtWorkSoonAndQuietly() throws IOException, InterruptedException {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                PackagedService packaged = PackagedService.start(Map.of("DATABASE_URL", url(database.getPort())))) {
            Wire service = new Wire(packaged.base());
            awaitLive(packaged, service);
            Polling.await("ready", START, () -> status(service, "/q/health/ready") == 200);
            service.signIn();
            assertThat(service.get("/api/v1/tasks").status()).isEqualTo(200);

            packaged.terminate();

            assertThat(packaged.endsWithin(5)).as("ends").isTrue();
            assertThat(errors(packaged)).isEmpty();
        }
    }

    private static List<String> errors(PackagedService packaged) {
        return packaged.output().stream()
                .filter(line -> line.contains("\"ERROR\"") || line.contains(" ERROR ") || line.contains("Exception"))
                .toList();
    }

    /** A line of the log, which is one JSON object. */
    private static JsonNode logged(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(line, noJson);
        }
    }

    private static String url(int port) {
        return "postgresql://postgres@localhost:" + port + "/postgres?sslmode=disable";
    }

    private static void awaitLive(PackagedService packaged, Wire service) {
        Polling.await("live", START, () -> status(service, "/q/health/live") == 200 || !packaged.isAlive());
        assertThat(packaged.isAlive()).as(String.join("\n", packaged.output())).isTrue();
    }

    /** 0 while nobody listens. */
    private static int status(Wire service, String path) {
        try {
            return service.get(path).status();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }
}
