package dev.freehold.platform.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of our own for development and for trying Freehold out. It keeps its data in a directory, survives crashes
 * like any other, listens on the loopback interface only, and trusts every user of this machine.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "freehold";

    /** Recovery after a crash comes first. */
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    private final Path home;
    private final HomeLock lock;
    private final EmbeddedPostgres server;

    private EmbeddedDatabase(Path home, HomeLock lock, EmbeddedPostgres server) {
        this.home = home;
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts it on a free port, with an empty database if the directory is new. A server that a killed process left behind
     * in the directory is stopped first.
     *
     * @param home is made if it is not there; holds the data in {@code postgres}, and the server's log
     * @throws EmbeddedDatabaseException if this build brings no PostgreSQL for this machine, another process uses the
     *     directory, or the server does not start
     */
    public static EmbeddedDatabase start(Path home) {
        if (!isAvailable()) {
            throw new EmbeddedDatabaseException(
                    "DATABASE_URL is not set, and this build has no embedded PostgreSQL: set"
                            + " DATABASE_URL=postgresql://user:password@host:5432/database");
        }
        Path directory = home.toAbsolutePath().normalize();
        try {
            createPrivately(directory);
            return start(directory, HomeLock.take(directory));
        } catch (IOException | SQLException | IllegalStateException failure) {
            throw new EmbeddedDatabaseException(
                    "the embedded PostgreSQL does not start in " + directory + ": see " + log(directory) + " ("
                            + failure.getMessage() + ")",
                    failure);
        }
    }

    private static EmbeddedDatabase start(Path home, HomeLock lock) throws IOException, SQLException {
        Postmaster postmaster = new Postmaster(data(home));
        boolean started = false;
        try {
            postmaster.stop();
            EmbeddedPostgres server = startServer(home);
            createDatabase(server);
            started = true;
            return new EmbeddedDatabase(home, lock, server);
        } finally {
            if (!started) {
                // It may come up after all, later than it was waited for.
                postmaster.stop();
                lock.close();
            }
        }
    }

    /** Container images bring no PostgreSQL, and the others not one for every machine. */
    private static boolean isAvailable() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system =
                Stream.of("windows", "mac").filter(name::startsWith).findFirst().orElse(name);
        String archive = "postgres-" + system.replace("mac", "darwin") + "-"
                + ArchUtils.normalize(System.getProperty("os.arch")) + ".txz";
        return EmbeddedPostgres.class.getClassLoader().getResource(archive) != null;
    }

    /** Everything in it, the server's programs included, is the business of this user alone. */
    private static void createPrivately(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static EmbeddedPostgres startServer(Path home) throws IOException {
        Files.deleteIfExists(log(home));
        return EmbeddedPostgres.builder()
                .setDataDirectory(data(home))
                .setCleanDataDirectory(false)
                // Not under /tmp, where a cleaner takes away what looks unused below a server that runs for weeks.
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                // To a file: a pipe would break with the JVM, and a server left behind could not even log why it stops.
                .setOutputRedirector(Redirect.appendTo(log(home).toFile()))
                .setErrorRedirector(Redirect.appendTo(log(home).toFile()))
                // The same order of text on every machine, whatever its language.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Owned by a role without special rights, as a database from elsewhere would be. */
    private static void createDatabase(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = '" + NAME + "'")) {
                statement.execute("create role " + NAME + " login");
            }
            if (!exists(statement, "select from pg_database where datname = '" + NAME + "'")) {
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Path data(Path home) {
        return home.resolve("postgres");
    }

    private static Path log(Path home) {
        return home.resolve("postgres.log");
    }

    /** In the form of {@code DATABASE_URL}; valid until it is closed. */
    public String url() {
        return "postgresql://" + NAME + "@localhost:" + server.getPort() + "/" + NAME + "?sslmode=disable";
    }

    /** The directory that keeps the data, absolute. */
    public Path home() {
        return home;
    }

    /** Stops the server, whoever is connected, and gives the directory back. */
    @Override
    public void close() {
        Postmaster postmaster = new Postmaster(data(home));
        try {
            Optional<ProcessHandle> running = postmaster.process();
            server.close();
            running.ifPresent(postmaster::awaitExit);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            lock.close();
        }
    }
}
