package dev.freehold.schema.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.TestServer;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every migration has its undo script, and the two cancel out, with rows in all tables. */
class RoundTripTest {
    @RegisterExtension
    static final TestServer SERVER = new TestServer();

    @Test
    void everyMigrationHasAnUndoScript() throws IOException {
        assertThat(files("undo"))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        files("migration").stream().map(UndoScripts::file).toList());
    }

    @Test
    void eachStepBackIsTheSchemaBeforeItAndForwardTheSameAgain() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        for (String version : Snapshots.versions()) {
            Picture before = Picture.of(database);
            TestServer.migrate(database, version);
            RepresentativeRows.add(database, version);
            Picture after = Picture.of(database);

            RollbackPlan plan = undo(database);

            assertThat(plan.from()).isEqualTo(version);
            assertThat(Picture.of(database)).as("after the undo of " + version).isEqualTo(before);
            TestServer.migrate(database, version);
            assertThat(Picture.of(database))
                    .as("after " + version + " once more")
                    .isEqualTo(after);
            RepresentativeRows.add(database, version);
        }
        assertThat(emptyTables(database)).isEmpty();
    }

    @Test
    void everythingUndoneIsNothingAndAllOfItComesBack() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        Picture empty = Picture.of(database);
        for (String version : Snapshots.versions()) {
            TestServer.migrate(database, version);
            RepresentativeRows.add(database, version);
        }
        Picture head = Picture.of(database);
        assertThat(head.catalog()).hasSizeGreaterThan(50);

        Rollback rollback = TestServer.rollback(database);
        RollbackResult result = rollback.run(rollback.plan("none"), true, hash -> Optional.of("backup"), step -> {});

        assertThat(result.version()).isEqualTo("none");
        assertThat(result.undone()).hasSameSizeAs(Snapshots.versions());
        assertThat(Picture.of(database)).isEqualTo(empty);
        assertThat(TestServer.migrations(database).migrate())
                .isEqualTo(Snapshots.versions().size());
        assertThat(Picture.of(database)).isEqualTo(head);
    }

    @Test
    void rowsThatAStepDoesNotLoseAreStillThereAfterIt() throws SQLException {
        GovernedDatabase database = SERVER.empty();
        for (String version : Snapshots.versions()) {
            TestServer.migrate(database, version);
            RepresentativeRows.add(database, version);
        }
        for (int left = Snapshots.versions().size(); left > 0; left--) {
            Map<String, Long> before = rows(database);
            RollbackPlan plan = undo(database);
            Map<String, Long> after = rows(database);
            plan.losses().stream()
                    .filter(loss -> loss.column().isEmpty() && !loss.isChange())
                    .forEach(loss -> {
                        long kept = before.get(loss.table()) - loss.count();
                        assertThat(after.getOrDefault(loss.table(), 0L))
                                .as(loss.toString())
                                .isEqualTo(kept);
                        before.remove(loss.table());
                    });
            // The trail only grows.
            before.forEach((table, count) ->
                    assertThat(after.getOrDefault(table, 0L)).as(table).isGreaterThanOrEqualTo(count));
        }
    }

    /** Whoever goes back to an older version keeps what happened meanwhile. */
    @Test
    void goingBackBeforeNamedEventsLosesNoneOfThem() throws SQLException {
        GovernedDatabase database = SERVER.at("008");
        TestServer.execute(
                database,
                "insert into audit_logs (entity, action, new_values)"
                        + " values ('users', 'sign_in_failed', '{\"username\": \"x\"}')");

        RollbackPlan plan = undo(database);

        assertThat(plan.losses()).isEmpty();
        assertThat(plan.steps().get(0).changed()).containsEntry("audit_logs", 1L);
        assertThat(TestServer.column(database, """
                select action || ' ' || entity_id || ' ' || new_values from audit_logs order by seq desc limit 1
                """))
                .containsExactly("event 00000000-0000-0000-0000-000000000000"
                        + " {\"event\": \"sign_in_failed\", \"username\": \"x\"}");
    }

    private static RollbackPlan undo(GovernedDatabase database) throws SQLException {
        Rollback rollback = TestServer.rollback(database);
        RollbackPlan plan = rollback.plan();
        RollbackResult result = rollback.run(plan, true, hash -> Optional.of("backup"), step -> {});
        assertThat(result.losses()).isEqualTo(plan.losses());
        return plan;
    }

    private static List<String> emptyTables(GovernedDatabase database) throws SQLException {
        return rows(database).entrySet().stream()
                .filter(table -> table.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Long> rows(GovernedDatabase database) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : TestServer.catalog(database).tables()) {
            rows.put(
                    table,
                    Long.valueOf(TestServer.column(database, "select count(*) from " + table)
                            .get(0)));
        }
        return rows;
    }

    private static List<String> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db", directory))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The catalog, and what it leaves out: comments, sequences of identity columns, types of rows. */
    private record Picture(List<?> catalog, List<String> comments, List<String> relations, List<String> types) {
        static Picture of(GovernedDatabase database) throws SQLException {
            Catalog catalog = TestServer.catalog(database);
            List<String> comments = TestServer.column(database, """
                    select coalesce(c.relname, p.proname) || ' ' || d.objsubid || ' ' || d.description
                    from pg_description d
                    left join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
                    left join pg_proc p on p.oid = d.objoid and d.classoid = 'pg_proc'::regclass
                    where 'public'::regnamespace in (c.relnamespace, p.pronamespace) and d.objsubid = 0
                    union all
                    select c.relname || '.' || a.attname || ' ' || d.description
                    from pg_description d
                    join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
                    join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
                    where c.relnamespace = 'public'::regnamespace
                    order by 1
                    """);
            List<String> relations = TestServer.column(database, """
                    select relkind::text || ' ' || relname from pg_class
                    where relnamespace = 'public'::regnamespace and relname !~ '^flyway' order by 1
                    """);
            List<String> types = TestServer.column(database, """
                    select typname from pg_type
                    where typnamespace = 'public'::regnamespace and typname !~ '^_?flyway' order by 1
                    """);
            assertThat(catalog.ofKind(Kind.TABLE)).hasSameSizeAs(catalog.tables());
            return new Picture(new ArrayList<>(catalog.objects()), comments, relations, types);
        }
    }
}
