package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Databases with all migrations and a few rows in every table, to which something was done. */
public final class SeededDatabase {
    private static final String SCRIPTS = "/schema/";

    private SeededDatabase() {}

    /** A new database of this name, with rows; one that had the name is gone. */
    public static GovernedDatabase withRows(PostgresVersion server, String name) throws SQLException {
        return server.prepared("with_rows", SeededDatabase::fill, name);
    }

    /** The same, after something was done to it. */
    public static GovernedDatabase with(PostgresVersion server, String name, List<SeededDifference> differences)
            throws SQLException {
        GovernedDatabase database = withRows(server, name);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (SeededDifference difference : differences) {
                statement.execute(difference.sql());
            }
        }
        return database;
    }

    /** Looks at a database that something was done to. */
    public interface Look<T> {
        /**
         * What is seen.
         *
         * @param connection in the transaction in which it was done
         * @param live what the database is now
         */
        T at(Connection connection, Catalog live) throws SQLException;
    }

    /**
     * Does something to a database and takes it back again: much faster than a database for each.
     *
     * @return what was seen meanwhile
     */
    public static <T> T during(GovernedDatabase database, SeededDifference difference, Look<T> look)
            throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(difference.sql());
            T seen = look.at(connection, CatalogReader.readWithin(connection, database.schema()));
            connection.rollback();
            return seen;
        }
    }

    private static void fill(GovernedDatabase database) throws SQLException {
        PostgresVersion.migrate(database);
        run(database, "rows.sql");
    }

    /** Runs one of the scripts for tests of the governor, such as {@code rows.sql}. */
    public static void run(GovernedDatabase database, String script) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(resource(SCRIPTS + script));
        }
    }

    private static String resource(String path) {
        try (InputStream file = SeededDatabase.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
