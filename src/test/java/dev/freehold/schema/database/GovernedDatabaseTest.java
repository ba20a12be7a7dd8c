package dev.freehold.schema.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.report.DriftReporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GovernedDatabaseTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    /** Each of them changes how PostgreSQL prints definitions, or cuts statements off. */
    @Test
    void whatARoleIsSetToMakesNoDifference() throws SQLException {
        GovernedDatabase database = SERVER.atHead();
        TestServer.execute(database, """
                do $$ begin
                    execute format('alter database %I set quote_all_identifiers = on', current_database());
                    execute format('alter database %I set intervalstyle = sql_standard', current_database());
                    execute format('alter database %I set datestyle = "German, DMY"', current_database());
                    execute format('alter database %I set timezone = "Asia/Tokyo"', current_database());
                    execute format('alter database %I set standard_conforming_strings = off', current_database());
                    execute format('alter database %I set statement_timeout = 100', current_database());
                end $$
                """);

        assertThat(new DriftReporter(database).report().findings()).isEmpty();
        assertThat(TestServer.column(database, "show statement_timeout")).containsExactly("0");
        assertThat(TestServer.column(database, "select (timestamptz '2026-01-01 00:00+00')::text"))
                .containsExactly("2026-01-01 00:00:00+00");
    }

    @Test
    void whoOnlyReadsWaitsForNoLockForEver() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        TestServer.execute(database, "create table t (id int); create view v as select * from t");
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("lock table t in access exclusive mode");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> new DriftReporter(database).report())
                    .withMessageContaining("lock timeout");
        }
    }

    /** The probes show why a migration failed, and whoever asks them may not see the rows. */
    @Test
    void errorsDoNotSayWhichRowsTheyAreAbout() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        TestServer.execute(
                database, "create table people (email text unique); insert into people values ('a@example.com')");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> TestServer.execute(database, "insert into people values ('a@example.com')"))
                .withMessageContaining("people_email_key")
                .withMessageNotContaining("a@example.com");
    }

    @Test
    void itsPasswordIsNotPrinted() {
        assertThat(new GovernedDatabase("jdbc:postgresql://host/db", "service", "tr0ub4dor", "public"))
                .hasToString("GovernedDatabase[schema=public]");
    }

    /** Behind a pooler the session that had the lock is not the one that answers. */
    @Test
    void aLockThatTheSessionHasNotIsNotHeld() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        try (GovernorLock lock = GovernorLock.take(database, "test")) {
            assertThat(lock.isHeld()).isTrue();

            TestServer.execute(
                    database,
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()");

            assertThat(lock.isHeld()).isFalse();
        }

        assertThat(GovernorLock.await(database, "test", Duration.ofSeconds(5)))
                .get()
                .satisfies(lock -> {
                    assertThat(lock.isHeld()).isTrue();
                    lock.close();
                });
    }
}
