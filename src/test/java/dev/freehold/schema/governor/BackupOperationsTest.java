package dev.freehold.schema.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.BackupDatabases;
import dev.freehold.schema.backup.Restoration;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.protection.Protection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups as the commands take and restore them, with the governor's books around them. */
class BackupOperationsTest {
    private static final String KINDS = "select string_agg(kind, ' ' order by id) from governor.operations";
    private static final String SIGHTS = """
            select string_agg(concat_ws(' ', kind, name, sha256, seen_at), E'\\n' order by kind, name)
            from governor.fingerprints
            """;

    @TempDir
    static Path directory;

    private static EmbeddedPostgres server;
    private static BackupDatabases databases;
    private static GovernedDatabase original;
    private static Backup backup;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        original = databases.empty("original");
        of(original).migrations().init();
        BackupDatabases.execute(original, "create table lots (id integer primary key, name text)");
        of(original).migrations().migrate();
        backup = of(original).backups().take(Optional.empty(), BackupProgress.SILENT);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theBooksComeBackWithTheDatabase() throws SQLException {
        GovernedDatabase copy = databases.empty("copy");

        Restoration restoration = of(copy).backups().restore(backup.path(), BackupProgress.SILENT);

        assertThat(restoration.skipped()).isEmpty();
        assertThat(restoration.schemas()).contains("governor");
        assertThat(restoration.differences()).isEmpty();
        assertThat(BackupDatabases.text(copy, KINDS)).isEqualTo(BackupDatabases.text(original, KINDS) + " restore");
        assertThat(BackupDatabases.text(copy, SIGHTS))
                .contains("lots")
                .isEqualTo(BackupDatabases.text(original, SIGHTS));
    }

    @Test
    void aRefusedRestorationLeavesNoBooks() throws SQLException {
        GovernedDatabase occupied = databases.empty("occupied");
        BackupDatabases.execute(occupied, "create table mine (id integer)");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> of(occupied).backups().restore(backup.path(), BackupProgress.SILENT))
                .withMessageContaining("the schema public is not empty");

        assertThat(BackupDatabases.text(occupied, "select to_regnamespace('governor') is null"))
                .isEqualTo("t");
    }

    @Test
    void booksThatAreInUseStayAndAreNamed() throws SQLException {
        GovernedDatabase used = databases.empty("used");
        of(used).backups().take(Optional.empty(), BackupProgress.SILENT);

        Restoration restoration = of(used).backups().restore(backup.path(), BackupProgress.SILENT);

        assertThat(restoration.skipped()).containsExactly("governor");
        assertThat(BackupDatabases.text(used, KINDS)).isEqualTo("backup restore");
    }

    private static GovernedBy of(GovernedDatabase database) {
        return GovernedBy.settings(
                new GovernorSettings(true, false, false, Protection.NONE, directory, Duration.ofSeconds(3)), database);
    }
}
