package dev.freehold.support;

import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own for tests of the governor, with as many empty databases as they want. */
public final class ScratchPostgres implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private int databases;

    public ScratchPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    /** An empty database, governed by a superuser. */
    public GovernedDatabase database() throws SQLException {
        databases++;
        String name = "scratch_" + databases;
        GovernedDatabase maintenance =
                new GovernedDatabase(postgres.getJdbcUrl("postgres", "postgres"), "postgres", null, "public");
        as(maintenance, "postgres", "create database " + name);
        return new GovernedDatabase(postgres.getJdbcUrl("postgres", name), "postgres", null, "public");
    }

    /** The same database, governed by another role. */
    public static GovernedDatabase governedBy(GovernedDatabase database, String role) {
        return new GovernedDatabase(
                database.jdbcUrl().replaceFirst("user=\\w+", "user=" + role), role, null, database.schema());
    }

    /** Runs statements in a session of some other program, one after the other. */
    public static void as(GovernedDatabase database, String role, String... statements) throws SQLException {
        try (Connection connection = session(database, role);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** A session of some other program, which calls itself psql. */
    public static Connection session(GovernedDatabase database, String role) throws SQLException {
        String url = governedBy(database, role).jdbcUrl();
        return DriverManager.getConnection(url + (url.contains("?") ? "&" : "?") + "ApplicationName=psql");
    }

    /** The first column of what a query answers. */
    public static List<String> column(GovernedDatabase database, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
