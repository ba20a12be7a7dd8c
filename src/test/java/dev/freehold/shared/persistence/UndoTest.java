package dev.freehold.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every migration has its undo script, and the two cancel out. */
class UndoTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path UNDO = Path.of("src/main/resources/db/undo");

    private static final List<String> CATALOG = List.of(
            """
            select concat_ws(' ', table_name, column_name, data_type, character_maximum_length, numeric_precision,
                             is_nullable, column_default, is_identity, generation_expression, ordinal_position)
            from information_schema.columns where table_schema = 'public'
            """,
            "select indexdef from pg_indexes where schemaname = 'public'",
            """
            select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace
            """,
            "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
            "select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace",
            """
            select c.relname || ' ' || d.objsubid || ' ' || d.description
            from pg_description d join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
            where c.relnamespace = 'public'::regnamespace
            """,
            "select relkind::text || ' ' || relname from pg_class where relnamespace = 'public'::regnamespace",
            "select typname from pg_type where typnamespace = 'public'::regnamespace");

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void everyMigrationHasAnUndoScript() throws IOException {
        assertThat(scripts(UNDO))
                .extracting(path -> path.getFileName().toString().replaceFirst("^U", "V"))
                .containsExactlyElementsOf(scripts(MIGRATIONS).stream()
                        .map(path -> path.getFileName().toString())
                        .toList());
    }

    @Test
    void upAndUndoneAndUpAgainIsTheSameSchema() throws Exception {
        try (Connection connection = database("round_trip")) {
            List<String> empty = catalog(connection);
            run(connection, scripts(MIGRATIONS));
            List<String> first = catalog(connection);

            List<Path> newestFirst = new ArrayList<>(scripts(UNDO));
            newestFirst.sort(Comparator.reverseOrder());
            run(connection, newestFirst);
            assertThat(catalog(connection)).isEqualTo(empty);

            run(connection, scripts(MIGRATIONS));
            assertThat(catalog(connection)).isEqualTo(first).hasSizeGreaterThan(50);
        }
    }

    @Test
    void eachStepBackIsTheSchemaBeforeIt() throws Exception {
        try (Connection connection = database("steps")) {
            List<Path> up = scripts(MIGRATIONS);
            List<Path> down = scripts(UNDO);
            for (int i = 0; i < up.size(); i++) {
                List<String> before = catalog(connection);
                run(connection, List.of(up.get(i)));
                run(connection, List.of(down.get(i)));
                assertThat(catalog(connection)).as(down.get(i).toString()).isEqualTo(before);
                run(connection, List.of(up.get(i)));
            }
        }
    }

    /** Whoever goes back to an older version keeps what happened meanwhile. */
    @Test
    void goingBackBeforeNamedEventsLosesNoneOfThem() throws Exception {
        try (Connection connection = database("events");
                Statement statement = connection.createStatement()) {
            run(connection, scripts(MIGRATIONS).subList(0, 8));
            statement.execute("insert into audit_logs (entity, action, new_values)"
                    + " values ('users', 'sign_in_failed', '{\"username\": \"x\"}')");

            run(connection, List.of(UNDO.resolve("U008__audit_trail.sql")));

            try (ResultSet row = statement.executeQuery("""
                    select action || ' ' || entity_id || ' ' || new_values from audit_logs order by seq desc limit 1
                    """)) {
                row.next();
                assertThat(row.getString(1))
                        .isEqualTo("event 00000000-0000-0000-0000-000000000000"
                                + " {\"event\": \"sign_in_failed\", \"username\": \"x\"}");
            }
        }
    }

    private static Connection database(String name) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getDatabase("postgres", name).getConnection();
    }

    private static List<Path> scripts(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static void run(Connection connection, List<Path> scripts) throws IOException, SQLException {
        for (Path script : scripts) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(Files.readString(script));
            }
        }
    }

    private static List<String> catalog(Connection connection) throws SQLException {
        List<String> catalog = new ArrayList<>();
        for (String query : CATALOG) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    catalog.add(rows.getString(1));
                }
            }
        }
        catalog.sort(Comparator.naturalOrder());
        return catalog;
    }
}
