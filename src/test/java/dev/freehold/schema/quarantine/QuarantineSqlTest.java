package dev.freehold.schema.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.PostgresVersion;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is about to be lost is kept, whatever it is called and whoever takes it out. */
class QuarantineSqlTest {
    private GovernedDatabase database;

    @BeforeEach
    void empty() throws SQLException {
        database = PostgresVersion.of(PostgresVersion.NEWEST).empty("quarantine");
    }

    @Test
    void aColumnOfTheKeyIsKeptOnce() throws SQLException {
        execute(database, """
                create table t ("a, (b)" integer, id integer, note text, primary key ("a, (b)", id));
                insert into t values (1, 2, 'x');
                """);

        execute(database, QuarantineSql.keepColumn(column("t", "id"), key("t")));
        execute(database, QuarantineSql.keepColumn(column("t", "note"), key("t")));

        assertThat(columns("t_id__1")).isEqualTo("a, (b)|id");
        assertThat(columns("t_note__1")).isEqualTo("a, (b)|id|note");
    }

    @Test
    void aNameMayLookLikeAQuote() throws SQLException {
        execute(database, "create table \"$keep$'%I$keep1$\" as select 1 as one");

        execute(database, QuarantineSql.keepTable("$keep$'%I$keep1$"));

        assertThat(kept()).containsExactly("$keep$'%I$keep1$__1");
    }

    @Test
    void longNamesAreCutBetweenCharacters() throws SQLException {
        String table = "日本語".repeat(6);
        execute(database, "create table \"" + table + "\" (\"🏡🏡\" integer)");

        for (int time = 0; time < 2; time++) {
            execute(database, QuarantineSql.keepColumn(column(table, "🏡🏡"), Optional.empty()));
        }

        assertThat(kept()).containsExactly(table + "___1", table + "___2").allSatisfy(name -> assertThat(
                        name.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void whoMayNotMakeSchemasMayUseTheOneThatIsThere() throws SQLException {
        execute(database, """
                drop role if exists keeper;
                create role keeper login;
                create schema quarantine authorization keeper;
                create table t as select 1 as one;
                alter table t owner to keeper;
                """);
        GovernedDatabase keeper = new GovernedDatabase(database.jdbcUrl(), "keeper", null, "public");

        execute(keeper, QuarantineSql.keepTable("t"));

        assertThat(kept()).containsExactly("t__1");
    }

    private static SchemaObject column(String table, String name) {
        return new SchemaObject(Kind.COLUMN, table, name, Map.of());
    }

    private Optional<SchemaObject> key(String table) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, "public").ofTable(table).stream()
                    .filter(part -> part.kind() == Kind.PRIMARY_KEY)
                    .findFirst();
        }
    }

    private String columns(String name) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select string_agg(attname, '|' order by attnum) from pg_attribute
                        where attrelid = to_regclass('quarantine.' || quote_ident('%s')) and attnum > 0
                        """.formatted(name))) {
            row.next();
            return row.getString(1);
        }
    }

    private List<String> kept() throws SQLException {
        return new Quarantine(database)
                .list().stream().map(Quarantine.Kept::name).toList();
    }

    private static void execute(GovernedDatabase database, String sql) throws SQLException {
        execute(database, List.of(sql));
    }

    private static void execute(GovernedDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }
}
