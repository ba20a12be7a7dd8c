package dev.freehold.schema.migration;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.Protection;
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

/** A PostgreSQL of its own, with as many databases as tests want. */
final class TestServer implements AutoCloseable {
    static final Duration LOCK_TIMEOUT = Duration.ofMillis(200);

    private final EmbeddedPostgres postgres;
    private int databases;

    TestServer() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    /** An empty one. */
    GovernedDatabase empty() throws SQLException {
        String name = "test_" + ++databases;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new GovernedDatabase(postgres.getJdbcUrl("postgres", name), "postgres", null, "public");
    }

    /** One at the newest version. */
    GovernedDatabase atHead() throws SQLException {
        return at(Snapshots.head());
    }

    /** One that has been migrated. */
    GovernedDatabase at(String version) throws SQLException {
        GovernedDatabase database = empty();
        migrate(database, version);
        return database;
    }

    static void migrate(GovernedDatabase database, String version) {
        Flyway.configure()
                .configuration(flyway(database).getConfiguration())
                .target(version)
                .load()
                .migrate();
    }

    static Flyway flyway(GovernedDatabase database) {
        return Flyway.configure()
                .dataSource(database.dataSource())
                .defaultSchema(database.schema())
                .load();
    }

    static Migrations migrations(GovernedDatabase database) {
        return new Migrations(flyway(database), database);
    }

    static Rollback rollback(GovernedDatabase database, Protection protection, UndoScripts scripts) {
        return new Rollback(migrations(database), scripts, database, Snapshots::at, protection, LOCK_TIMEOUT);
    }

    static Rollback rollback(GovernedDatabase database) {
        return rollback(database, Protection.NONE, new UndoScripts());
    }

    static Catalog catalog(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }

    static void execute(GovernedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of all rows. */
    static List<String> column(GovernedDatabase database, String query) throws SQLException {
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
