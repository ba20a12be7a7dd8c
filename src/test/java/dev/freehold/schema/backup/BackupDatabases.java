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
    /** What a backup of the schema {@code public} alone would not have. */
    static final String OUTSIDE = """
            create schema elsewhere;
            create table elsewhere.far (id integer primary key);
            create type elsewhere.mood as enum ('good');
            create function elsewhere.one() returns integer language sql immutable as 'select 1';
            create domain feeling as elsewhere.mood;
            create function mood() returns elsewhere.mood language sql as 'select null::elsewhere.mood';
            create table t (id integer references elsewhere.far, big oid, one integer default elsewhere.one());
            create table whole (id integer) partition by list (id);
            create table elsewhere.part partition of whole for values in (1);
            create table elsewhere.whole (id integer) partition by list (id);
            create table part partition of elsewhere.whole for values in (1);
            create type mine as enum ('a');
            create cast (mine as text) with inout as assignment;
            select lo_create(0);
            """;

    static final String[] WHAT_NEEDS_OUTSIDE = {
        "table elsewhere.far, which constraint t_id_fkey on table t needs",
        "type elsewhere.mood, which type feeling needs",
        "type elsewhere.mood, which function mood() needs",
        "function elsewhere.one(), which default value for column one of table t needs",
        "table elsewhere.part, a partition of table whole",
        "table part, a partition of table elsewhere.whole",
        "cast from mine to text",
        "large objects"
    };

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
