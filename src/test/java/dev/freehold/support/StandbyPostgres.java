package dev.freehold.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A primary and its streaming standby, two servers of their own. What the primary has acknowledged the standby has, too. The
 * database is {@code freehold}, owned by a role of that name.
 */
public final class StandbyPostgres implements AutoCloseable {
    private static final String NAME = "freehold";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path home;
    private final Path primaryData;
    private final EmbeddedPostgres primary;
    private final EmbeddedPostgres standby;

    private StandbyPostgres(Path home, Path primaryData, EmbeddedPostgres primary, EmbeddedPostgres standby) {
        this.home = home;
        this.primaryData = primaryData;
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, and waits until the standby follows. The standby is a copy of the primary, made while that was stopped. */
    public static StandbyPostgres start() {
        try {
            Path home = Directories.create("standby-");
            Path first = home.resolve("primary");
            Path second = home.resolve("standby");
            int port;
            try (EmbeddedPostgres empty = server(first, 0).start()) {
                port = empty.getPort();
                execute(empty, "create role " + NAME + " login");
                execute(empty, "create database " + NAME + " owner " + NAME);
            }
            copy(first, second);
            Files.createFile(second.resolve("standby.signal"));
            Files.writeString(
                    second.resolve("postgresql.auto.conf"),
                    "primary_conninfo = 'host=localhost port=" + port + " user=postgres'\n",
                    StandardOpenOption.APPEND);
            StandbyPostgres pair = pair(home, first, port, second);
            try {
                Polling.await("a standby that follows", PATIENCE, pair::isFollowed);
            } catch (AssertionError alone) {
                pair.close();
                throw alone;
            }
            return pair;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static StandbyPostgres pair(Path home, Path first, int port, Path second) throws IOException {
        EmbeddedPostgres primary = server(first, port)
                .setServerConfig("synchronous_standby_names", "*")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try {
            return new StandbyPostgres(home, first, primary, server(second, 0).start());
        } catch (IOException failure) {
            primary.close();
            throw failure;
        }
    }

    private static EmbeddedPostgres.Builder server(Path data, int port) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("wal_retrieve_retry_interval", "200ms");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!file.endsWith("postmaster.pid")
                        && !file.getFileName().toString().equals("epg-lock")) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private boolean isFollowed() {
        try (Connection connection = primary.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("select from pg_stat_replication where sync_state = 'sync'")
                    .next();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Both servers as {@code DATABASE_URL} has them, the standby first. */
    public String url() {
        return "postgresql://" + NAME + "@localhost:" + standbyPort() + ",localhost:" + primaryPort() + "/" + NAME
                + "?sslmode=disable";
    }

    public int primaryPort() {
        return primary.getPort();
    }

    public int standbyPort() {
        return standby.getPort();
    }

    /** Ends the primary as a crash of its machine would: no process of it gets to do anything more. */
    public void killPrimary() {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(primaryData.resolve("postmaster.pid")).get(0));
            ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
            List<ProcessHandle> all = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Makes the standby a primary, and waits for it. */
    public void promote() {
        execute(standby, "select pg_promote()");
    }

    /** Runs a statement at the primary, as a superuser. */
    public void atPrimary(String sql) {
        execute(primary, sql);
    }

    /** The first column of what a query answers at the standby, as a superuser. */
    public List<String> atStandby(String query) {
        try (Connection connection = standby.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        try (primary;
                standby) {
            // The standby first: a primary that is stopped waits for it to have everything.
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        try {
            Directories.delete(home);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
