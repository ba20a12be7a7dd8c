package dev.freehold.fault;

import dev.freehold.support.Directories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A PostgreSQL that keeps what it has acknowledged, as one in production does, and that can be killed and started again in place. */
final class DurablePostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Of the database, and of the role that owns it. */
    private static final String NAME = "freehold";

    private static final String SUPERUSER = "postgres";

    private final Path directory;
    private EmbeddedPostgres server;

    DurablePostgres() throws IOException {
        directory = Directories.create("durable-postgres-");
        server = startOn(0);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + NAME + " login");
            statement.execute("create database " + NAME + " owner " + NAME);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private EmbeddedPostgres startOn(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    int port() {
        return server.getPort();
    }

    /** As {@code DATABASE_URL} has it. */
    String url() {
        return url(port());
    }

    /** The same database behind another port of this machine. */
    String url(int port) {
        return "postgresql://" + NAME + "@localhost:" + port + "/" + NAME + "?sslmode=disable";
    }

    /** Kills every process of the server at once, as a machine that loses power does. */
    void kill() throws IOException {
        long postmaster = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle process = ProcessHandle.of(postmaster).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process), process.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> CompletableFuture.anyOf(each.onExit()).join());
    }

    /** Starts it again after {@link #kill}, on its port and with its data; returns when it takes connections. */
    void restart() throws IOException {
        int port = port();
        server.close();
        server = startOn(port);
    }

    /** Opens a connection to a server. */
    @FunctionalInterface
    interface Connecting {
        Connection connect() throws SQLException;
    }

    /** The first column of what a query answers, asked past every line and pooler. */
    List<String> column(String query) {
        return column(() -> server.getDatabase(SUPERUSER, NAME).getConnection(), query);
    }

    /** The same of any server. */
    static List<String> column(Connecting server, String query) {
        List<String> values = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
        return values;
    }

    /** What the service has open here. */
    int connections() {
        return Integer.parseInt(column("select count(*) from pg_stat_activity where usename = '" + NAME
                        + "' and pid <> pg_backend_pid()")
                .get(0));
    }

    @Override
    public void close() {
        try {
            server.close();
            Directories.delete(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
