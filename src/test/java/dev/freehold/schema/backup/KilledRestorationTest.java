package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.Polling;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("killed restorations (skipped where no pg_dump is that is as new as a server to be had)")
class KilledRestorationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Comes after all rows: whatever the program reads it has read. */
    private static final String SLOW_INDEXES = """
            create schema guard;
            create function guard.wait() returns event_trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock(4711); end $$;
            create event trigger wait on ddl_command_end when tag in ('CREATE INDEX') execute function guard.wait();
            """;

    private static final String WAITING = """
            select count(*) = 1 from pg_locks l join pg_database d on d.oid = l.database
            where d.datname = current_database() and locktype = 'advisory' and objid = 4711 and not granted
            """;

    private static final String ALONE = """
            select count(*) = 1 from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            """;

    @TempDir
    Path data;

    @TempDir
    Path directory;

    @Test
    void areRolledBackThoughAllWasReadAlready() throws Exception {
        Optional<DumpServer> started = DumpServer.start(data);
        assumeTrue(started.isPresent(), "no pg_dump that is as new as a server to be had");
        try (DumpServer server = started.get()) {
            GovernedDatabase original = server.databases().empty("original");
            BackupDatabases.execute(original, "create table t as select 1 as one; create index t_one on t (one)");
            Backup backup =
                    new Backups(original, directory, server.clients()).take(Optional.empty(), BackupProgress.SILENT);
            GovernedDatabase copy = server.databases().empty("copy");
            BackupDatabases.execute(copy, SLOW_INDEXES);

            try (Connection holder = copy.connect("test");
                    Statement statement = holder.createStatement()) {
                statement.execute("select pg_advisory_lock(4711)");
                killWhileItWaits(copy, backup, server.clients().get(0));
                statement.execute("select pg_advisory_unlock(4711)");
                Polling.await("the transaction to end", PATIENCE, () -> is(copy, ALONE));
            }

            assertThat(BackupDatabases.text(copy, FailingRestoration.RELATIONS)).isEqualTo("0");
            BackupDatabases.execute(copy, "drop event trigger wait");
            assertThat(new Backups(copy, directory, server.clients())
                            .restore(backup, copy, BackupProgress.SILENT)
                            .differences())
                    .isEmpty();
        }
    }

    private static void killWhileItWaits(GovernedDatabase database, Backup backup, Path clients) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRestorationTest.class.getName(),
                        database.jdbcUrl(),
                        backup.path().toString(),
                        clients.toString())
                .redirectErrorStream(true)
                .start();
        try {
            Polling.await("the first index", PATIENCE, () -> is(database, WAITING));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A governor that restores: the address of the database, the file, where the programs are. */
    public static void main(String[] arguments) {
        GovernedDatabase database = new GovernedDatabase(arguments[0], "postgres", null, "public");
        Path file = Path.of(arguments[1]);
        new Backups(database, file.getParent(), List.of(Path.of(arguments[2])))
                .restore(Backups.open(file), database, BackupProgress.SILENT);
    }

    private static boolean is(GovernedDatabase database, String query) {
        try {
            return BackupDatabases.text(database, query).equals("t");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
