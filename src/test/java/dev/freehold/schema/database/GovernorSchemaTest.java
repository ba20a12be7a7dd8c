package dev.freehold.schema.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Parallel;
import dev.freehold.support.ScratchPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GovernorSchemaTest {
    private static final String TABLES =
            "select relname from pg_class where relnamespace = to_regnamespace('governor') and relkind = 'r' order by 1";

    private static ScratchPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = new ScratchPostgres();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void lookingMakesNothing() throws SQLException {
        GovernedDatabase database = postgres.database();
        try (Connection connection = database.connect("test")) {
            assertThat(GovernorSchema.unreadable(connection, "operations"))
                    .hasValue("there is no table governor.operations");
            assertThat(new OperationLog(database).newest(connection, 10)).isEmpty();
        }
        assertThat(ScratchPostgres.column(database, "select to_regnamespace('governor')"))
                .containsExactly((String) null);
    }

    @Test
    void replicasMakeItTogether() throws SQLException {
        GovernedDatabase database = postgres.database();

        assertThat(Parallel.run(8, i -> ensure(database))).containsOnly(Optional.empty());

        assertThat(ScratchPostgres.column(database, TABLES)).containsExactly("ddl_log", "fingerprints", "operations");
    }

    @Test
    void whatIsMissingIsAdded() throws SQLException {
        GovernedDatabase database = postgres.database();
        ensure(database);
        ScratchPostgres.as(database, "postgres", "drop table governor.fingerprints");

        assertThat(ensure(database)).isEmpty();

        assertThat(ScratchPostgres.column(database, TABLES)).contains("fingerprints");
    }

    @Test
    void aRoleThatMayNotCreateASchemaIsTold() throws SQLException {
        GovernedDatabase database = postgres.database();
        ScratchPostgres.as(database, "postgres", "create role plain login");

        assertThat(ensure(ScratchPostgres.governedBy(database, "plain")))
                .hasValue("the role plain may not create the schema governor");
    }

    @Test
    void aRoleThatMayNotWriteIntoSomebodyElsesSchemaIsTold() throws SQLException {
        GovernedDatabase database = postgres.database();
        ensure(database);
        ScratchPostgres.as(database, "postgres", "create role stranger login");
        GovernedDatabase strangers = ScratchPostgres.governedBy(database, "stranger");

        assertThat(ensure(strangers)).hasValue("the role stranger may not write to the schema governor");
        try (Connection connection = strangers.connect("test")) {
            assertThat(GovernorSchema.unreadable(connection, "ddl_log"))
                    .hasValue("the role stranger may not read governor.ddl_log");
            assertThat(new OperationLog(strangers).unfinished(connection)).isEmpty();
        }
    }

    @Test
    void aReadOnlyDatabaseIsToldApart() throws SQLException {
        GovernedDatabase database = postgres.database();
        ScratchPostgres.as(
                database,
                "postgres",
                "create role reader login superuser",
                "alter role reader set default_transaction_read_only = on");

        assertThat(ensure(ScratchPostgres.governedBy(database, "reader")))
                .hasValue("the database is read-only and the schema governor is not there");
    }

    private static Optional<String> ensure(GovernedDatabase database) {
        try (Connection connection = database.connect("test")) {
            Optional<String> reason = GovernorSchema.ensure(connection);
            assertThat(connection.getAutoCommit()).isTrue();
            return reason;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
