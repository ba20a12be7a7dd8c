package dev.freehold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.PackagedService;
import dev.freehold.support.Polling;
import dev.freehold.support.Wire;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes of the packaged jar start at once on one database. */
class ReplicasIT {
    /** Generous: the machine may be building something else. */
    private static final Duration START = Duration.ofMinutes(5);

    /** What Flyway says when it has changed something, and only then. */
    private static final String MIGRATED = "Successfully applied ";

    private final List<PackagedService> replicas = new ArrayList<>();
    private EmbeddedPostgres database;

    @BeforeEach
    void startDatabase() throws IOException {
        database = EmbeddedPostgres.builder().start();
    }

    @AfterEach
    void stopEverything() throws IOException {
        replicas.forEach(PackagedService::close);
        database.close();
    }

    @Test
    void onAnEmptyDatabaseOneMigratesAndAllBecomeReady() throws SQLException {
        startAtOnce(4);

        assertThat(messages(MIGRATED + Snapshots.versions().size() + " migrations"))
                .hasSize(1);
        assertThatAllIsWell();
    }

    @Test
    void onADatabaseThreeVersionsBehindOneMigratesAndAllBecomeReady() throws SQLException {
        String old = Snapshots.versions().get(Snapshots.versions().size() - 4);
        Flyway.configure()
                .dataSource(database.getPostgresDatabase())
                .target(old)
                .load()
                .migrate();
        assertThat(history()).endsWith(old);

        startAtOnce(2);

        assertThat(messages(MIGRATED + "3 migrations")).hasSize(1);
        assertThatAllIsWell();
    }

    private void startAtOnce(int count) {
        String url = "postgresql://postgres@localhost:" + database.getPort() + "/postgres?sslmode=disable";
        Map<String, String> environment =
                Map.of("DATABASE_URL", url, "QUARKUS_LOG_CATEGORY__DEV_FREEHOLD_SCHEMA__LEVEL", "DEBUG");
        IntStream.range(0, count).forEach(i -> replicas.add(PackagedService.start(environment)));
        for (PackagedService replica : replicas) {
            Polling.await("ready", START, () -> status(replica) == 200 || !replica.isAlive());
        }
    }

    private void assertThatAllIsWell() throws SQLException {
        assertThat(replicas).allSatisfy(replica -> {
            assertThat(replica.isAlive()).isTrue();
            assertThat(status(replica)).isEqualTo(200);
            assertThat(new Wire(replica.base())
                            .get("/health")
                            .json()
                            .get("schema_state")
                            .asText())
                    .isEqualTo("ready");
        });
        assertThat(messages(MIGRATED)).hasSize(1);
        assertThat(messages("\"ERROR\"")).isEmpty();
        assertThat(history()).isEqualTo(Snapshots.versions());
    }

    private List<String> messages(String part) {
        return replicas.stream()
                .flatMap(replica -> replica.output().stream())
                .filter(line -> line.contains(part))
                .toList();
    }

    private List<String> history() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select version from flyway_schema_history where success order by installed_rank")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    /** 0 while nobody listens. */
    private static int status(PackagedService replica) {
        try {
            return new Wire(replica.base()).get("/q/health/ready").status();
        } catch (UncheckedIOException refused) {
            return 0;
        }
    }
}
