package dev.freehold.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * One throw-away PostgreSQL on a free port, for tests of the application in the same JVM and of the packaged jar. A test of
 * an outage stops and starts it in place.
 *
 * <p>With {@code -Dpgbouncer} the application goes through a PgBouncer in transaction mode, see {@link PgBouncer}.
 *
 * <p>There is one for all test classes that share a test profile: Quarkus gives every profile its own class loader.
 */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final String NAME = "freehold";

    private static Path directory;
    private static EmbeddedPostgres server;
    private static PgBouncer pooler;

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "DATABASE_URL", url(),
                "ADMIN_USERNAME", PackagedService.ADMIN,
                "ADMIN_PASSWORD", PackagedService.PASSWORD));
        if (PgBouncer.IS_WANTED) {
            settings.put("DATABASE_URL", pooler().url());
            settings.put("DATABASE_DIRECT_URL", url());
        }
        return settings;
    }

    private static synchronized PgBouncer pooler() {
        if (pooler == null) {
            pooler = PgBouncer.before(server.getPort());
        }
        return pooler;
    }

    /** The database's address as {@code DATABASE_URL} has it; starts the server if it has not been started yet. */
    public static synchronized String url() {
        if (directory == null) {
            create();
        }
        return "postgresql://" + NAME + "@localhost:" + server.getPort() + "/" + NAME + "?sslmode=disable";
    }

    private static void create() {
        try {
            directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "postgres-");
            server = startOn(0);
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role " + NAME + " login");
                statement.execute("create database " + NAME + " owner " + NAME);
            }
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("no PostgreSQL for the tests", failure);
        }
    }

    /** Takes the database away: connections break, and new ones are refused. */
    public static synchronized void stopServer() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Brings the database back after {@link #stopServer}, with its data, where it was. */
    public static synchronized void startServer() {
        try {
            server = startOn(server.getPort());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Port 0 for a free one. Nothing here is worth waiting for a disk. */
    private static EmbeddedPostgres startOn(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("full_page_writes", "off")
                .start();
    }

    /** The next test class uses the same server; it ends with the JVM. */
    @Override
    public void stop() {}
}
