package dev.freehold.schema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.snapshot.Snapshots;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationsTest {
    private static final Duration LOCK_TIMEOUT = Duration.ofMillis(50);

    private static EmbeddedPostgres server;

    private GovernedDatabase database;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void makeDatabase() throws SQLException {
        String name = "m" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        database = new GovernedDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", null, "public");
    }

    @Test
    void tellsWhatIsPendingAndWhatIsApplied() {
        Migrations partly = migrationsUpTo("003");
        assertThat(partly.version()).isEqualTo(AppliedVersion.NONE);
        assertThat(partly.migrate()).isEqualTo(3);

        MigrationStatus status = migrations().status();
        assertThat(status.version()).isEqualTo("003");
        assertThat(status.pending()).extracting(MigrationStep::version).startsWith("004", "005");
        assertThat(status.problems()).isEmpty();
        assertThat(status.steps().get(2).title()).isEqualTo("003 work");
        assertThat(status.steps().get(2).state()).isEqualTo(MigrationState.SUCCESS);
        assertThat(status.steps().get(2).installedBy()).contains("postgres");
        assertThat(status.steps().get(3).installedOn()).isEmpty();
    }

    @Test
    void whatItRunsIsMarkedAsTheGovernors() throws SQLException {
        execute(
                "create schema elsewhere; create function elsewhere.mark() returns event_trigger language plpgsql as $$ begin"
                        + " if current_setting('freehold.governor') <> 'migrate' then raise 'not marked'; end if; end $$;"
                        + " create event trigger mark on ddl_command_start execute function elsewhere.mark()");

        migrationsUpTo("001").migrate();

        assertThat(migrations().version()).isEqualTo("001");
    }

    @Test
    void givesUpBehindAReaderWhoDoesNotEndAndLeavesNothingBehind() throws SQLException {
        migrationsUpTo("002").migrate();
        try (Connection reader = database.connect("test");
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            // Foreign keys of the next migration lock what they refer to.
            reading.execute("lock table users in row exclusive mode");

            assertThatExceptionOfType(FlywayException.class)
                    .isThrownBy(() -> migrations().migrate())
                    .withMessageContaining("lock timeout");
            reader.rollback();
        }
        assertThat(migrations().version()).isEqualTo("002");
        assertThat(migrations().status().problems()).isEmpty();
        assertThat(migrations().migrate()).isEqualTo(Snapshots.versions().size() - 2);
    }

    @Test
    void theHeadIsReachedWhereFlywayHasNothingToDo() throws SQLException {
        assertThat(isHeadReached()).isFalse();
        migrations().migrate();
        assertThat(isHeadReached()).isTrue();
    }

    @Test
    void theHeadIsReachedAlsoWhereScriptsAreNamedWithTheirDirectory() throws SQLException {
        migrations().migrate();
        execute("update flyway_schema_history set script = 'db/migration/' || script");

        assertThat(isHeadReached()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from flyway_schema_history where version = '012'",
                "update flyway_schema_history set checksum = checksum + 1 where version = '003'",
                "update flyway_schema_history set success = false where version = '003'",
                "update flyway_schema_history set type = 'BASELINE' where version = '003'",
                "update flyway_schema_history set script = 'V003__other.sql' where version = '003'",
                "insert into flyway_schema_history select 99, '999', 'future', type, 'V999__future.sql', 1, 'x', now(), 1, true"
                        + " from flyway_schema_history where version = '003'"
            })
    void whateverIsUnusualInTheHistoryIsLeftToFlyway(String change) throws SQLException {
        migrations().migrate();
        execute(change);

        assertThat(isHeadReached()).isFalse();
    }

    private boolean isHeadReached() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return Head.isReached(connection);
        }
    }

    private Migrations migrations() {
        return migrationsUpTo("latest");
    }

    private Migrations migrationsUpTo(String target) {
        Flyway flyway = Flyway.configure()
                .locations("classpath:db/migration")
                .target(target)
                .load();
        return new Migrations(flyway, database, LOCK_TIMEOUT);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.connect("test")) {
            execute(sql, connection);
        }
    }

    private static void execute(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
