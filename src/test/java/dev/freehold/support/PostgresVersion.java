package dev.freehold.support;

import dev.freehold.schema.database.GovernedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;

/**
 * A throw-away PostgreSQL of a certain major version. All tests in one JVM share one server of each version; it starts when it is
 * asked for first and ends with the JVM.
 *
 * <p>The newest version is on the class path. The build copies others to {@code target/postgres}: the oldest always, those
 * between under the profile {@code postgres-matrix}.
 */
public final class PostgresVersion {
    public static final int OLDEST = 15;
    public static final int NEWEST = 18;

    /** The first version that brings its own order of text, the same on every machine. */
    private static final int OWN_LOCALES = 17;

    /** On a machine that builds something else as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String USER = "postgres";
    private static final Path BINARIES = Path.of("target", "postgres");
    private static final Map<Integer, PostgresVersion> RUNNING = new ConcurrentHashMap<>();

    private final int major;
    private final EmbeddedPostgres server;
    private final Set<String> templates = new HashSet<>();

    /** Fills an empty database. */
    public interface Preparation {
        void prepare(GovernedDatabase database) throws SQLException;
    }

    private PostgresVersion(int major) {
        this.major = major;
        this.server = start(major);
    }

    /** The major versions that this build has, the oldest first. */
    public static List<Integer> available() {
        return IntStream.rangeClosed(OLDEST, NEWEST)
                .filter(major -> major == NEWEST || archive(major).isPresent())
                .boxed()
                .toList();
    }

    /**
     * The server of a version.
     *
     * @param major one of {@link #available}
     */
    public static PostgresVersion of(int major) {
        return RUNNING.computeIfAbsent(major, PostgresVersion::new);
    }

    private static EmbeddedPostgres start(int major) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("full_page_writes", "off")
                    .setPGStartupWait(PATIENCE);
            if (major >= OWN_LOCALES) {
                builder.setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8");
            }
            if (major != NEWEST) {
                Path archive = archive(major)
                        .orElseThrow(() -> new IllegalStateException("this build has no PostgreSQL " + major));
                builder.setPgBinaryResolver((system, machine) -> open(archive));
            }
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("PostgreSQL " + major + " does not start", failure);
        }
    }

    /** The programs of PostgreSQL in a copied jar: a compressed tar archive. */
    private static InputStream open(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry archive = file.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no PostgreSQL in " + jar));
            try (InputStream content = file.getInputStream(archive)) {
                return new ByteArrayInputStream(content.readAllBytes());
            }
        }
    }

    /** The copied jar; the last one if an earlier build left another behind. */
    private static Optional<Path> archive(int major) {
        Path directory = BINARIES.resolve(Integer.toString(major));
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).max(Comparator.naturalOrder());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int major() {
        return major;
    }

    /** A new database without anything in it; one that had the name is gone. */
    public GovernedDatabase empty(String name) throws SQLException {
        return copy("template1", name);
    }

    /** A new database with all migrations applied by Flyway; one that had the name is gone. */
    public GovernedDatabase migrated(String name) throws SQLException {
        return prepared("with_migrations", PostgresVersion::migrate, name);
    }

    /**
     * A new database like one that is made once and kept as a template; one that had the name is gone.
     *
     * @param template the name of the template, the same for the same preparation
     * @param preparation what makes it of an empty database
     */
    public synchronized GovernedDatabase prepared(String template, Preparation preparation, String name)
            throws SQLException {
        if (!templates.contains(template)) {
            preparation.prepare(empty(template));
            templates.add(template);
        }
        return copy(template, name);
    }

    /** Applies all migrations as the service does. */
    public static void migrate(GovernedDatabase database) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /**
     * A copy of a database that nobody is connected to; one that had the name is gone.
     *
     * @param template the name of the database to copy
     */
    public GovernedDatabase copy(String template, String name) throws SQLException {
        drop(name);
        execute("create database \"" + name + "\" template \"" + template + "\"");
        return database(name);
    }

    /** Takes a database away, whoever is connected to it. */
    public void drop(String name) throws SQLException {
        execute("drop database if exists \"" + name + "\" with (force)");
    }

    /** A database of this server, as its superuser. */
    public GovernedDatabase database(String name) {
        return new GovernedDatabase(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name, USER, null, "public");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
