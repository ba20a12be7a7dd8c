package dev.freehold.schema.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.Parallel;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The migrations of this build, on databases of a role that is no superuser. */
class DriftAtBootTest {
    private static final GovernorSettings WARN = Booted.settings(true, false);
    private static final GovernorSettings REFUSE = Booted.settings(true, true);
    private static final String MIGRATED = "migrated";

    private static EmbeddedPostgres server;

    private String name;
    private GovernedDatabase database;

    @BeforeAll
    static void startServer() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        run("postgres", "create role freehold login");
        run("postgres", "create database " + MIGRATED + " owner freehold");
        new Migrations(Booted.migrations().load(), address(MIGRATED)).migrate();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        name = "d" + UUID.randomUUID().toString().replace("-", "");
        run("postgres", "create database " + name + " owner freehold template " + MIGRATED);
        database = address(name);
    }

    @Test
    void aDatabaseAsTheMigrationsBuildItIsReady() {
        try (Booted booted = Booted.start(database, REFUSE)) {
            assertThat(booted.state().isReady()).isTrue();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.READY);
            assertThat(booted.state().version()).contains(Snapshots.head());
            assertThat(booted.state().report().orElseThrow().isClean()).isTrue();
        }
    }

    @Test
    void driftIsSaidAndStopsNobody() throws SQLException {
        run(name, "alter table tasks drop column description cascade");

        try (Booted booted = Booted.start(database, WARN)) {
            assertThat(booted.state().isReady()).isTrue();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.DRIFT);
            assertThat(Explanation.of(booted.state().report().orElseThrow()))
                    .contains("drift", "column tasks.description existence", "schema validate");
        }
    }

    @Test
    void refusedDriftIsNamedAndLookedAtAgainUntilItIsRepaired() throws SQLException {
        run(name, "alter table tasks rename column description to text");

        try (Booted booted = Booted.start(database, REFUSE)) {
            assertThat(booted.state().isReady()).isFalse();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.REFUSED);
            assertThat(booted.state().problem().orElseThrow()).contains("SCHEMA_ON_DRIFT", "tasks.description");

            run(name, "alter table tasks rename column text to description");
            booted.awaitReady();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.READY);
        }
    }

    @Test
    void whoServesAlreadyGoesOnWhenDriftAppears() throws SQLException {
        try (Booted booted = Booted.start(database, REFUSE)) {
            run(name, "alter table tasks rename column description to text");
            booted.state().refreshRegularly();

            assertThat(booted.state().isReady()).isTrue();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.DRIFT);
        }
    }

    @Test
    void aReportThatCannotBeMadeStopsNobodyUnlessDriftWould() throws SQLException {
        run(name, "revoke execute on function pg_get_indexdef(oid, int, bool) from public");

        try (Booted warned = Booted.start(database, WARN);
                Booted refused = Booted.start(database, REFUSE)) {
            assertThat(warned.state().isReady()).isTrue();
            assertThat(warned.state().condition()).isEqualTo(SchemaCondition.UNKNOWN);
            assertThat(warned.state().version()).contains(Snapshots.head());
            assertThat(refused.state().isReady()).isFalse();
            assertThat(refused.state().condition()).isEqualTo(SchemaCondition.REFUSED);
            assertThat(refused.state().problem().orElseThrow()).contains("could not be compared", "permission denied");
        }
    }

    @Test
    void theLastReportIsKeptWhileNoNewOneCanBeMade() throws SQLException {
        try (Booted booted = Booted.start(database, WARN)) {
            run(name, "revoke execute on function pg_get_indexdef(oid, int, bool) from public");
            booted.state().refreshRegularly();

            assertThat(booted.state().report()).isPresent();
            assertThat(booted.state().staleSince()).isPresent();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.READY);

            run(name, "grant execute on function pg_get_indexdef(oid, int, bool) to public");
            booted.state().refreshRegularly();
            assertThat(booted.state().staleSince()).isEmpty();
        }
    }

    @Test
    void aReportThatNobodyRenewsIsStale() throws SQLException {
        try (Booted booted = Booted.start(database, WARN)) {
            AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
            SchemaState state = new SchemaState(booted.governance(), now::get);
            state.refresh();
            assertThat(state.staleSince()).isEmpty();

            now.set(now.get().plus(Duration.ofHours(1)));

            assertThat(state.staleSince().orElseThrow()).isBefore(now.get());
        }
    }

    @Test
    void aDatabaseOfANewerBuildIsReady() throws SQLException {
        run(name, """
                insert into flyway_schema_history
                select installed_rank + 1, '999', 'future', type, 'V999__future.sql', checksum, installed_by, now(), 1, true
                from flyway_schema_history order by installed_rank desc limit 1
                """);

        try (Booted booted = Booted.start(database, REFUSE)) {
            assertThat(booted.state().isReady()).isTrue();
            assertThat(booted.state().version()).contains("999");
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.NEWER);
        }
    }

    @Test
    void aDatabaseThatWasBaselinedByHandIsComparedAllTheSame() throws SQLException {
        String counted = String.valueOf(Integer.parseInt(Snapshots.head()));
        run(
                name,
                "truncate flyway_schema_history; insert into flyway_schema_history values (1, '" + counted
                        + "', 'by hand', 'BASELINE', 'by hand', null, 'postgres', now(), 0, true)");
        run(name, "alter table tasks rename column description to text");

        try (Booted booted = Booted.start(database, REFUSE)) {
            assertThat(booted.state().isReady()).isFalse();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.REFUSED);
            assertThat(booted.state().problem().orElseThrow()).contains("tasks.description");
        }
    }

    @Test
    void ofFourThatStartAtOnceOneMigrates() throws Exception {
        String empty = "e" + name;
        run("postgres", "create database " + empty + " owner freehold");
        List<Booted> replicas = Parallel.run(4, i -> Booted.start(address(empty), WARN));

        assertThat(replicas).allMatch(replica -> replica.state().isReady());
        assertThat(column(empty, "select version from flyway_schema_history order by installed_rank"))
                .isEqualTo(Snapshots.versions());
        replicas.forEach(Booted::close);
    }

    private static GovernedDatabase address(String name) {
        return new GovernedDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "freehold", null, "public");
    }

    private static void run(String name, String sql) throws SQLException {
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> column(String name, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.getDatabase("postgres", name).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
