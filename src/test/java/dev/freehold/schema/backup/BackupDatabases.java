package dev.freehold.schema.backup;

import dev.freehold.schema.database.GovernedDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** Databases of one server, for tests of backups. */
public final class BackupDatabases {
    private final String address;
    private final int serverMajor;

    /** The databases at an address with the slash at its end; the user is {@code postgres}. */
    public BackupDatabases(String address) throws SQLException {
        this.address = address;
        try (Connection connection = DriverManager.getConnection(address + "postgres", "postgres", null)) {
            this.serverMajor = connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    public int serverMajor() {
        return serverMajor;
    }

    /** A new one without anything in it. */
    public GovernedDatabase empty(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address + "postgres", "postgres", null);
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name.replace("\"", "\"\"") + "\"");
        }
        return new GovernedDatabase(
                address + URLEncoder.encode(name, StandardCharsets.UTF_8), "postgres", null, "public");
    }

    /** A new one with our schema, rows in it, and tables of others. */
    public GovernedDatabase filled(String name) throws SQLException, IOException {
        GovernedDatabase database = empty(name);
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("filesystem:src/main/resources/db/migration")
                .load()
                .migrate();
        execute(database, script("rows.sql"));
        return database;
    }

    public static String script(String name) throws IOException {
        try (InputStream file = BackupDatabases.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static void execute(GovernedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public static String text(GovernedDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
