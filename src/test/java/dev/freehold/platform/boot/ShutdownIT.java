package dev.freehold.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, told to stop while it has something to do. */
class ShutdownIT {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(15);
    /** 128 and the number of the signal, as every JVM ends. */
    private static final int ENDED_BY_SIGTERM = 143;

    private static final int TASKS = 20_000;
    private static final String PROJECT = "{\"name\": \"Under way\"}";

    @Test
    void aWriteAndAnExportUnderWayFinishBeforeTheEmbeddedDatabaseStops(@TempDir Path home) throws Exception {
        Map<String, String> environment = Map.of("FREEHOLD_HOME", home.toString(), "DATABASE_URL", "");
        String written;
        try (PackagedService packaged = PackagedService.start(environment)) {
            Wire service = ready(packaged);
            makeTasks(service);
            CompletableFuture<Answer> answer;
            try (RawClient export = RawClient.connectNarrow(packaged.base());
                    Connection other = DriverManager.getConnection(embedded(home))) {
                begin(export, service);
                answer = blockedWrite(service, other);
                packaged.terminate();
                awaitNotReady(service);

                other.rollback();
                assertWhole(export.readToTheEnd());
            }
            assertThat(answer.get().status()).isEqualTo(201);
            written = answer.get().json().get("id").asText();
            assertThat(packaged.endsWithin(20)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(packaged.output()).noneMatch(line -> line.contains(" ERROR "));
        }
        assertIsKept(home, written);
    }

    private static void makeTasks(Wire service) {
        String path = "/api/v1/tasks/import?default=project_id:" + service.newProject();
        String rows = ("x".repeat(190) + "\n").repeat(TASKS);
        assertThat(service.post(path, Wire.CSV, "title\n" + rows).status()).isEqualTo(200);
    }

    private static void begin(RawClient export, Wire service) {
        export.send("GET /api/v1/tasks?fields=title HTTP/1.1\r\nHost: localhost\r\nAccept: text/csv\r\n"
                + "Authorization: " + service.authorization() + "\r\n\r\n");
        assertThat(export.read(100)).startsWith("HTTP/1.1 200");
    }

    private static void assertWhole(String export) {
        assertThat(export).endsWith("\r\n0\r\n\r\n");
        assertThat(export.lines().filter(line -> line.startsWith("xxx"))).hasSizeGreaterThanOrEqualTo(TASKS);
    }

    /** In the files that it left behind; that the service starts on them again, others show. */
    private static void assertIsKept(Path home, String project) throws IOException, SQLException {
        try (EmbeddedPostgres kept = EmbeddedPostgres.builder()
                        .setDataDirectory(home.resolve("postgres"))
                        .setCleanDataDirectory(false)
                        .start();
                Connection connection = kept.getDatabase("freehold", "freehold").getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("select from projects where id = '" + project + "'")
                            .next())
                    .isTrue();
        }
    }

    @Test
    void duringTheDelayEverythingIsServedAndToldToGoElsewhere() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                PackagedService packaged =
                        PackagedService.start(Map.of("DATABASE_URL", url(database), "SHUTDOWN_DELAY", "10m"))) {
            Wire service = ready(packaged);

            packaged.terminate();

            awaitNotReady(service);
            Answer answer = service.get("/api/v1/projects");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(service.get("/health").json().get("status").asText()).isEqualTo("down");
            assertThat(service.get("/q/health/live").status()).isEqualTo(200);
            packaged.kill();
        }
    }

    @Test
    void aRequestThatDoesNotEndHoldsTheProcessNoLongerThanTheTimeout() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                PackagedService packaged =
                        PackagedService.start(Map.of("DATABASE_URL", url(database), "SHUTDOWN_TIMEOUT", "2s"))) {
            Wire service = ready(packaged);
            try (Connection other = database.getPostgresDatabase().getConnection()) {
                CompletableFuture<Answer> answer = blockedWrite(service, other);

                packaged.terminate();

                assertThat(packaged.endsWithin(20)).as("ends").isTrue();
                assertThat(answer).failsWithin(SOON);
            }
        }
    }

    @Test
    void aCommandIsNotDelayed() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                PackagedService packaged = PackagedService.start(
                        Map.of("DATABASE_URL", url(database), "SHUTDOWN_DELAY", "10m"), "rotate-signing-key")) {
            assertThat(packaged.endsWithin(90)).as("ends").isTrue();
            assertThat(packaged.exitCode()).as(packaged.output().toString()).isZero();
        }
    }

    /** A write that waits for a lock which the other session holds; it is sent when this returns. */
    private static CompletableFuture<Answer> blockedWrite(Wire service, Connection other) throws SQLException {
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("lock table projects in exclusive mode");
            CompletableFuture<Answer> answer =
                    CompletableFuture.supplyAsync(() -> service.post("/api/v1/projects", Wire.JSON, PROJECT));
            Polling.await("a write that waits", SOON, () -> waits(statement));
            return answer;
        }
    }

    private static boolean waits(Statement statement) {
        try (ResultSet waiting = statement.executeQuery("select from pg_locks where not granted")) {
            return waiting.next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void awaitNotReady(Wire service) {
        Polling.await("not ready", SOON, () -> status(service) == 503);
        assertThat(service.get("/q/health/ready").text()).contains("The service is shutting down.");
    }

    private static Wire ready(PackagedService packaged) {
        Wire service = new Wire(packaged.base());
        Polling.await("ready", START, () -> status(service) == 200);
        return service.signIn();
    }

    /** 0 while nobody listens. */
    private static int status(Wire service) {
        try {
            return service.get("/q/health/ready").status();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }

    private static String url(EmbeddedPostgres database) {
        return "postgresql://postgres@localhost:" + database.getPort() + "/postgres?sslmode=disable";
    }

    private static String embedded(Path home) throws IOException {
        String port =
                Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3);
        return "jdbc:postgresql://localhost:" + port + "/freehold?user=freehold";
    }
}
