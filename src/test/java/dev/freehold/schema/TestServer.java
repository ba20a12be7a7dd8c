package dev.freehold.schema;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.rollback.Rollback;
import dev.freehold.schema.rollback.UndoScripts;
import dev.freehold.schema.snapshot.Snapshots;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL of a test class, with as many databases as it wants. */
public final class TestServer implements BeforeAllCallback, AfterAllCallback {
    public static final Duration LOCK_TIMEOUT = Duration.ofMillis(200);

    private EmbeddedPostgres postgres;
    private int databases;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        postgres.close();
    }

    /** An empty one. */
    public GovernedDatabase empty() throws SQLException {
        String name = "test_" + ++databases;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new GovernedDatabase(postgres.getJdbcUrl("postgres", name), "postgres", null, "public");
    }

    /** One at the newest version. */
    public GovernedDatabase atHead() throws SQLException {
        return at(Snapshots.head());
    }

    /** One that has been migrated. */
    public GovernedDatabase at(String version) throws SQLException {
        GovernedDatabase database = empty();
        migrate(database, version);
        return database;
    }

    public static void migrate(GovernedDatabase database, String version) {
        Flyway.configure()
                .configuration(flyway(database).getConfiguration())
                .target(version)
                .load()
                .migrate();
    }

    public static Flyway flyway(GovernedDatabase database) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .defaultSchema(database.schema())
                .load();
    }

    public static Migrations migrations(GovernedDatabase database) {
        return new Migrations(flyway(database), database);
    }

    public static Rollback rollback(GovernedDatabase database, Protection protection, UndoScripts scripts) {
        return new Rollback(migrations(database), scripts, database, Snapshots::at, protection, LOCK_TIMEOUT);
    }

    public static Rollback rollback(GovernedDatabase database) {
        return rollback(database, Protection.NONE, new UndoScripts());
    }

    public static Catalog catalog(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }

    public static void execute(GovernedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    public static List<String> column(GovernedDatabase database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}
