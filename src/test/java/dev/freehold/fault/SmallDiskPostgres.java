package dev.freehold.fault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL with a database on a disk that is soon full; its write-ahead log has room, as it must. */
final class SmallDiskPostgres implements AutoCloseable {
    private static final String DATABASE = "small";
    private static final int MEBIBYTES = 48;
    private static final int TRIES = 8;
    private static final String FULL = "53100";

    private final Process process;
    private final String address;

    SmallDiskPostgres() throws IOException {
        Path disk = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "small-disk-");
        process = Namespace.withSmallDisk(disk, MEBIBYTES, SmallDiskPostgres.class, disk.toString());
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String port = said.readLine();
        if (port == null || !port.matches("[0-9]+")) {
            throw new IOException("no PostgreSQL on a small disk: " + port);
        }
        address = "localhost:" + port + "/" + DATABASE;
    }

    /** Runs the server, inside the namespace, until the other side closes the input. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create tablespace small location '"
                        + Path.of(arguments[0]).toAbsolutePath() + "'");
                statement.execute("create database " + DATABASE + " tablespace small");
            }
            System.out.println(server.getPort());
            while (System.in.read() >= 0) {
                // Nothing is said; only the end counts.
            }
        }
    }

    /** As {@code DATABASE_URL} has it. */
    String url() {
        return "postgresql://postgres@" + address + "?sslmode=disable";
    }

    /** Fills the disk to the last page. */
    void fill() throws SQLException {
        execute("create table filler (content text)");
        for (int rows = 1 << TRIES; rows > 0; rows /= 2) {
            fillBy(rows);
        }
    }

    private void fillBy(int rows) throws SQLException {
        boolean room = true;
        while (room) {
            try {
                execute("insert into filler select repeat('x', 1900) from generate_series(1, " + rows * 8 + ")");
            } catch (SQLException refused) {
                if (!FULL.equals(refused.getSQLState())) {
                    throw refused;
                }
                room = false;
            }
        }
    }

    /** Makes room again. */
    void clear() throws SQLException {
        execute("drop table filler");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + address, "postgres", null);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
