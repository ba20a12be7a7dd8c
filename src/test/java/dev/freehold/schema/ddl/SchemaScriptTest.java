package dev.freehold.schema.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is read of a schema makes the same schema again. */
class SchemaScriptTest {
    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theMigrationsSchemaIsMadeAgain() throws SQLException {
        GovernedDatabase original = database("migrated");
        Flyway.configure()
                .dataSource(original.dataSource())
                .locations("filesystem:src/main/resources/db/migration")
                .load()
                .migrate();

        comesBack(read(original), "migrated");
    }

    @Test
    void aSchemaOfEverythingIsMadeAgain() throws SQLException, IOException {
        GovernedDatabase original = database("everything");
        execute(original, List.of(everything().split(";\n", -1)));

        Catalog catalog = read(original);

        assertThat(catalog.objects()).extracting(SchemaObject::kind).contains(Kind.values());
        assertThat(catalog.find(Kind.INDEX, "visits", "visits_at_idx")
                        .orElseThrow()
                        .attribute(Attribute.VALID))
                .as("the index of a partitioned table")
                .isEmpty();
        comesBack(catalog, "everything");
    }

    @Test
    void anInvalidIndexIsLeftOut() throws SQLException {
        GovernedDatabase original = database("invalid");
        execute(original, List.of("create table t (a int)", "create index t_a on t (a)"));
        execute(original, List.of("update pg_index set indisvalid = false where indexrelid = 't_a'::regclass"));

        SchemaScript script = SchemaScript.of(read(original));

        assertThat(script.statements()).noneMatch(statement -> statement.contains("t_a"));
    }

    /** PostgreSQL writes some conditions anew when it reads them; the second time nothing may change. */
    private static void comesBack(Catalog catalog, String name) throws SQLException {
        Catalog second = copy(catalog, name + "_2");
        Catalog third = copy(second, name + "_3");

        assertThat(withoutConditions(second)).containsExactlyElementsOf(withoutConditions(catalog));
        assertThat(names(second)).isEqualTo(names(catalog));
        assertThat(third.objects()).containsExactlyElementsOf(second.objects());
    }

    private static List<SchemaObject> withoutConditions(Catalog catalog) {
        return catalog.objects().stream()
                .filter(object -> object.kind() != Kind.CHECK)
                .filter(object ->
                        !object.attribute(Attribute.DEFINITION).orElse("").contains("ARRAY["))
                .toList();
    }

    private static List<String> names(Catalog catalog) {
        return catalog.objects().stream()
                .map(object -> object.kind().words() + " " + object.fullName())
                .toList();
    }

    private static Catalog copy(Catalog catalog, String name) throws SQLException {
        GovernedDatabase copy = database(name);
        execute(copy, SchemaScript.of(catalog).statements());
        return read(copy);
    }

    private static GovernedDatabase database(String name) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new GovernedDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, "postgres", null, "public");
    }

    private static void execute(GovernedDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static Catalog read(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }

    private static String everything() throws IOException {
        return new String(
                SchemaScriptTest.class.getResourceAsStream("everything.sql").readAllBytes(), StandardCharsets.UTF_8);
    }
}
