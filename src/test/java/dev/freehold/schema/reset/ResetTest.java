package dev.freehold.schema.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.rollback.RepresentativeRows;
import dev.freehold.schema.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResetTest {
    private static final Callable<String> BACKUP = () -> "backup";

    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    private GovernedDatabase database;

    @BeforeEach
    void fill() throws SQLException {
        database = SERVER.atHead();
        RepresentativeRows.add(database, "002");
        RepresentativeRows.add(database, "003");
    }

    /** Whatever else a test shows: nothing is left half done. */
    @AfterEach
    void isAtAVersion() {
        assertThat(TestServer.migrations(database).version()).isEqualTo(Snapshots.head());
    }

    @Test
    void dropsAndRebuilds() throws SQLException {
        Catalog before = TestServer.catalog(database);

        Reset.Result result = reset(true, Protection.NONE).reset(true, BACKUP, step -> {});

        assertThat(result.backup()).isEqualTo("backup");
        assertThat(result.dropped()).isEqualTo(before.tables());
        assertThat(TestServer.catalog(database).objects()).isEqualTo(before.objects());
        assertThat(TestServer.column(database, "select count(*) from tasks")).containsExactly("0");
        assertThat(TestServer.column(database, "select count(*) from roles")).containsExactly("5");
    }

    @Test
    void unmanagedTablesSurviveByteForByte() throws SQLException {
        TestServer.execute(database, """
                create table "Legacy Orders" (id serial primary key, price numeric, at timestamptz default now());
                insert into "Legacy Orders" (price) select n from generate_series(1, 100) as n;
                create table legacy_lines (id int references "Legacy Orders");
                create view legacy_view as select price from "Legacy Orders";
                create type legacy_color as enum ('red');
                """);
        String query = "select md5(string_agg(ctid::text || xmin || t::text, ',' order by id)) from \"Legacy Orders\" t"
                + " union all select pg_relation_filenode('\"Legacy Orders\"')::text";
        List<String> before = TestServer.column(database, query);
        Catalog catalog = TestServer.catalog(database);

        reset(true, Protection.NONE).reset(true, BACKUP, step -> {});

        assertThat(TestServer.column(database, query)).isEqualTo(before);
        assertThat(TestServer.catalog(database).objects()).isEqualTo(catalog.objects());
    }

    @Test
    void refusesWithoutConfirmation() throws SQLException {
        assertRefused(reset(true, Protection.NONE), false, BACKUP, "not confirmed");
    }

    @Test
    void refusesWhereDestructionIsNotAllowed() throws SQLException {
        assertRefused(reset(false, Protection.NONE), true, BACKUP, "AUTO_SCHEMA_DESTRUCTIVE");
    }

    @Test
    void refusesWithoutABackup() throws SQLException {
        assertRefused(
                reset(true, Protection.NONE),
                true,
                () -> {
                    throw new IOException("the disk is full");
                },
                "the disk is full");
    }

    @Test
    void refusesWhereANameProtectsNothing() throws SQLException {
        assertRefused(reset(true, Protection.parse("Orders")), true, BACKUP, "no table is called so");
    }

    @Test
    void refusesWhereATableIsProtected() throws SQLException {
        assertRefused(reset(true, Protection.parse("task?")), true, BACKUP, "tasks is protected");
    }

    @Test
    void refusesWhereAnUnmanagedTableNeedsAManagedOne() throws SQLException {
        TestServer.execute(database, "create table legacy (owner uuid constraint legacy_owner references users)");

        assertRefused(reset(true, Protection.NONE), true, BACKUP, "legacy needs users (foreign key legacy_owner)");
    }

    @Test
    void refusesWhereAnUnmanagedObjectNeedsAManagedOne() throws SQLException {
        TestServer.execute(database, "create view legacy_view as select title from tasks");
        assertRefused(reset(true, Protection.NONE), true, BACKUP, "legacy_view");

        TestServer.execute(database, """
                drop view legacy_view;
                create table legacy (id uuid);
                create trigger legacy_audit after insert on legacy for each row execute function audit_row('id');
                """);
        assertRefused(reset(true, Protection.NONE), true, BACKUP, "legacy_audit");
    }

    @Test
    void nobodyCanWriteBetweenBackupAndDrop() throws SQLException {
        Callable<String> backup = () -> {
            TestServer.execute(database, "select from tasks");
            TestServer.execute(database, "set lock_timeout = 100; delete from tasks");
            return "backup";
        };

        assertRefused(reset(true, Protection.NONE), true, backup, "lock timeout");
    }

    private void assertRefused(Reset reset, boolean confirmed, Callable<String> backup, String reason)
            throws SQLException {
        List<String> rows = TestServer.column(database, "select t::text from tasks t");
        Catalog before = TestServer.catalog(database);

        assertThatThrownBy(() -> reset.reset(confirmed, backup, step -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(reason);

        assertThat(TestServer.catalog(database).objects()).isEqualTo(before.objects());
        assertThat(TestServer.column(database, "select t::text from tasks t"))
                .isEqualTo(rows)
                .hasSize(1);
    }

    private Reset reset(boolean destructive, Protection protection) {
        return new Reset(
                TestServer.migrations(database),
                database,
                Snapshots::at,
                new GovernorSettings(true, destructive, false, protection, Path.of("target"), TestServer.LOCK_TIMEOUT));
    }
}
