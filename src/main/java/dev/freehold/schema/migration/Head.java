package dev.freehold.schema.migration;

import dev.freehold.schema.snapshot.Snapshots;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Tells without Flyway whether Flyway has anything to do or to complain of. Nearly every start finds nothing, and getting Flyway
 * ready to say so costs more than all the rest of the governor's work.
 */
public final class Head {
    private static final String DIRECTORY = "db/migration/";

    private Head() {}

    /**
     * Whether the history holds the migrations of this build, each as it is in this build, and nothing else. Whatever is unusual
     * in it (a baseline, a failure, a migration of another build) is a no, and for Flyway to judge.
     *
     * @param connection with the governed schema on its search path
     * @throws SQLException if the database cannot be asked
     */
    public static boolean isReached(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return hasHistory(statement) && isThatOfThisBuild(statement);
        }
    }

    private static boolean hasHistory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('flyway_schema_history') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean isThatOfThisBuild(Statement statement) throws SQLException {
        List<String> versions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select version, script, checksum, type = 'SQL' and success as is_usual
                from flyway_schema_history where type <> 'SCHEMA' order by installed_rank
                """)) {
            while (rows.next()) {
                int applied = rows.getInt("checksum");
                if (!rows.getBoolean("is_usual") || !isUnchanged(rows.getString("script"), applied)) {
                    return false;
                }
                versions.add(rows.getString("version"));
            }
        }
        return versions.equals(Snapshots.versions());
    }

    /**
     * By Flyway's own measure: the lines without their ends.
     *
     * @param script as the history has it: with its directory if the service applied it, without if a tool did
     */
    private static boolean isUnchanged(String script, int checksum) {
        String name = script.substring(script.lastIndexOf('/') + 1);
        InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(DIRECTORY + name);
        if (file == null) {
            return false;
        }
        CRC32 crc = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException("the migration " + script + " cannot be read", failure);
        }
        return (int) crc.getValue() == checksum;
    }
}
