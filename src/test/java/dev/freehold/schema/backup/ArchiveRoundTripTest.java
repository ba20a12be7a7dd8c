package dev.freehold.schema.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupFormat;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes into an archive comes out of it. */
class ArchiveRoundTripTest {
    private static EmbeddedPostgres server;
    private static BackupDatabases databases;
    private static GovernedDatabase original;

    private static final String ATTRIBUTES = """
            select string_agg(concat_ws(' ', attrelid::regclass, attname, attstorage, attcompression, attstattarget, attoptions), ','
                order by attrelid::regclass::text, attnum)
            from pg_attribute a join pg_class c on c.oid = attrelid
            where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
            """;

    private static final String OPTIONS = """
            select string_agg(concat_ws(' ', c.relname, c.reloptions, t.reloptions), ',' order by c.relname)
            from pg_class c left join pg_class t on t.oid = c.reltoastrelid where c.relnamespace = 'public'::regnamespace
            """;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        databases = new BackupDatabases("jdbc:postgresql://localhost:" + server.getPort() + "/");
        original = databases.filled("original");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aRestoredDatabaseIsTheSame() throws SQLException {
        Backup backup = archives(original).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases.empty("copy");

        Restoration restoration = archives(copy).restore(backup, copy, BackupProgress.SILENT);

        assertThat(restoration.differences()).isEmpty();
        assertThat(backup.manifest().format()).isEqualTo(BackupFormat.ARCHIVE);
        assertThat(restoration.schemas()).containsExactlyInAnyOrder("public", "quarantine");
        assertThat(restoration.rows()).isEqualTo(backup.manifest().rows()).isGreaterThan(1500);
        Backup again = archives(copy).take(Optional.empty(), BackupProgress.SILENT);
        assertThat(again.manifest().tables()).isEqualTo(backup.manifest().tables());
        assertThat(again.manifest().sequences()).isEqualTo(backup.manifest().sequences());
    }

    /** Flyway leaves its table behind where everything was rolled back. */
    @Test
    void anEmptyHistoryIsNoObstacle() throws SQLException {
        Backup backup = archives(original).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases.empty("rolled_back");
        try (Connection connection = copy.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute("create table flyway_schema_history (installed_rank int primary key)");
        }

        Restoration restoration = archives(copy).restore(backup, copy, BackupProgress.SILENT);

        assertThat(restoration.differences()).isEmpty();
    }

    @Test
    void whatIsComputedIsThere() throws SQLException {
        Backup backup = archives(original).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases.empty("computed");

        archives(copy).restore(backup, copy, BackupProgress.SILENT);

        for (String query : List.of(
                "select string_agg(length::text, ',' order by \"The Key\") from \"Odd \"\"Values\"\"\"",
                "select md5(string_agg(search::text, ',' order by id)) from projects",
                "select version from flyway_schema_history order by installed_rank desc limit 1",
                "select count(*) from readings_2026_rest",
                "select count(*) from only ancestor",
                "select countdown(3)",
                "select collation_name from information_schema.domains where domain_name = 'worded'",
                "select string_agg(conname, ',' order by conname) from pg_constraint where contypid = 'worded'::regtype",
                "select relispopulated from pg_class where relname = 'unread'",
                "select string_agg(relname, ',') from pg_class join pg_index on indexrelid = pg_class.oid where indisclustered",
                ATTRIBUTES,
                OPTIONS)) {
            assertThat(BackupDatabases.text(copy, query)).isEqualTo(BackupDatabases.text(original, query));
        }
        assertThat(BackupDatabases.text(
                        copy, "insert into \"Odd \"\"Values\"\"\" default values returning \"The Key\""))
                .isEqualTo("120");
        assertThat(BackupDatabases.text(copy, "insert into eggs (hen) values (1) returning id"))
                .isEqualTo("4711");
        assertThat(BackupDatabases.text(copy, "insert into \"Hens\" default values returning id"))
                .isEqualTo("3");
    }

    @Test
    void aSchemaOfEverythingComesBack() throws SQLException, IOException {
        GovernedDatabase everything = databases.empty("everything");
        for (String sql : BackupDatabases.script("../ddl/everything.sql").split(";\n", -1)) {
            BackupDatabases.execute(everything, sql);
        }
        Backup backup = archives(everything).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases.empty("everything_2");

        assertThat(archives(copy).restore(backup, copy, BackupProgress.SILENT).differences())
                .isEmpty();
    }

    @Test
    void rowsThatComeDuringABackupAreNotInIt() throws SQLException, IOException {
        GovernedDatabase busy = databases.filled("busy");
        AtomicBoolean written = new AtomicBoolean();

        Backup backup = archives(busy).take(Optional.empty(), (table, rows) -> {
            if (written.compareAndSet(false, true)) {
                write(busy);
            }
        });

        assertThat(BackupDatabases.text(busy, "select count(*) from text_key")).isEqualTo("9");
        assertThat(backup.manifest().tables())
                .filteredOn(table -> table.name().equals("text_key"))
                .extracting(TableContent::rows)
                .containsExactly(8L);
    }

    private static void write(GovernedDatabase database) {
        try {
            BackupDatabases.execute(database, "insert into text_key values ('late')");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void progressNamesEachTable() {
        List<String> heard = new ArrayList<>();

        archives(original).take(Optional.empty(), (table, rows) -> heard.add(table + " " + rows));

        assertThat(heard)
                .contains("public.text_key 8", "public.no_key 100", "quarantine.Dropped 2", "public.readings 9");
    }

    @Test
    void whatAnArchiveCannotCarryIsNamed() throws SQLException {
        GovernedDatabase database = databases.empty("uncarried");
        BackupDatabases.execute(database, """
                create type pair as (a integer, b integer);
                create type span as range (subtype = integer);
                create aggregate total(integer) (sfunc = int4pl, stype = integer);
                create table t (id integer, big oid);
                create rule quiet as on delete to t do instead nothing;
                create policy mine on t using (true);
                create domain wordy as text;
                alter domain wordy add constraint short check (length(value) < 9) not valid;
                """);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> archives(database).take(Optional.empty(), BackupProgress.SILENT))
                .withMessageContainingAll(
                        "type pair",
                        "type span",
                        "function total(integer)",
                        "rule quiet on table t",
                        "policy mine on table t",
                        "constraint short");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatNeedsSomethingFromElsewhereIsNotBackedUp() throws SQLException {
        GovernedDatabase database = databases.empty("outside");
        BackupDatabases.execute(database, BackupDatabases.OUTSIDE);

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> archives(database).take(Optional.empty(), BackupProgress.SILENT))
                .withMessageContainingAll(BackupDatabases.WHAT_NEEDS_OUTSIDE);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void extensionsHaveToBeThereBeforehand() throws SQLException {
        GovernedDatabase database = databases.empty("extended");
        BackupDatabases.execute(database, "create extension btree_gist; create table t (id integer)");
        Backup backup = archives(database).take(Optional.empty(), BackupProgress.SILENT);
        GovernedDatabase copy = databases.empty("extended_2");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> archives(copy).restore(backup, copy, BackupProgress.SILENT))
                .withMessageContaining("first: create extension btree_gist schema public");

        BackupDatabases.execute(copy, "create schema other; create extension btree_gist schema other");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> archives(copy).restore(backup, copy, BackupProgress.SILENT))
                .withMessageContaining("first: alter extension btree_gist set schema public");

        BackupDatabases.execute(copy, "alter extension btree_gist set schema public");
        assertThat(archives(copy).restore(backup, copy, BackupProgress.SILENT).differences())
                .isEmpty();
    }

    @Test
    void rowsThatRowSecurityHidesAreNotLeftOut() throws SQLException {
        GovernedDatabase database = databases.empty("hidden");
        BackupDatabases.execute(database, """
                create table t (id integer);
                alter table t enable row level security;
                create role reader login;
                grant select on t to reader;
                """);
        GovernedDatabase reader = new GovernedDatabase(database.jdbcUrl(), "reader", null, "public");

        assertThatExceptionOfType(BackupException.class)
                .isThrownBy(() -> archives(reader).take(Optional.empty(), BackupProgress.SILENT))
                .withMessageContaining("row-level security");
    }

    private Backups archives(GovernedDatabase database) {
        return new Backups(database, directory, List.of());
    }
}
