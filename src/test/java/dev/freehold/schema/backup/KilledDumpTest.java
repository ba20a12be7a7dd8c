package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freehold.schema.GovernorProcess;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.Polling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("killed dumps (skipped where no pg_dump is that is as new as a server to be had)")
class KilledDumpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OTHERS = """
            select count(*) = 0 from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
            """;

    @TempDir
    Path data;

    @TempDir
    Path directory;

    @Test
    void endWithTheGovernorAndAreRemovedByTheNextBackup() throws Exception {
        Optional<DumpServer> started = DumpServer.start(data);
        assumeTrue(started.isPresent(), "no pg_dump that is as new as a server to be had");
        try (DumpServer server = started.get()) {
            GovernedDatabase database = server.databases().filled("killed");
            BackupDatabases.execute(database, """
                    create table bulk as
                    select string_agg(sha512((number::text || part)::bytea)::text, '') as text
                    from generate_series(1, 40000) as number, generate_series(1, 10) as part
                    group by number
                    """);
            Backups backups = new Backups(database, directory, server.clients());
            Backup whole = backups.take(Optional.empty(), BackupProgress.SILENT);
            long size = Files.size(whole.path());

            killWhileItWrites(database, server.clients().get(0), size / 20);
            Polling.await("pg_dump to end", PATIENCE, () -> isAlone(database));

            assertThat(Files.size(unfinished().get(0)))
                    .as("it stopped in the middle")
                    .isLessThan(size);
            assertThat(backups.list().backups()).extracting(Backup::id).containsExactly(whole.id());
            Backup next = backups.take(Optional.empty(), BackupProgress.SILENT);
            assertThat(backups.list().backups()).extracting(Backup::id).containsExactly(next.id(), whole.id());
            assertThat(unfinished()).isEmpty();
        }
    }

    private void killWhileItWrites(GovernedDatabase database, Path clients, long written) throws Exception {
        Process process =
                GovernorProcess.start(GovernorProcess.Command.BACKUP, database, directory, Optional.of(clients));
        try {
            Polling.await("the dump to be begun", PATIENCE, () -> unfinished().stream()
                    .anyMatch(file -> file.toFile().length() > written));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<Path> unfinished() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isAlone(GovernedDatabase database) {
        try {
            return BackupDatabases.text(database, OTHERS).equals("t");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
