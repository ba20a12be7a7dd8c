package dev.freehold.platform.boot;

import dev.freehold.platform.database.DatabaseAddresses;
import dev.freehold.platform.database.DatabaseUrl;
import dev.freehold.platform.database.Settings;
import dev.freehold.platform.database.embedded.EmbeddedDatabase;
import dev.freehold.platform.database.pool.PoolVariables;
import io.quarkus.runtime.Application;
import io.smallrye.config.DotEnvConfigSourceProvider;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which database the process uses: the one that {@code DATABASE_URL} names, else an embedded one. Made before Quarkus starts,
 * so that a wrong setting is answered in one line.
 */
final class DatabaseChoice {
    private static final String HOME = "FREEHOLD_HOME";
    private static final String DEFAULT_HOME = ".freehold";

    /** Set while the embedded database runs. Outlives the class loaders of live reload, as the server does. */
    private static final String EMBEDDED_HOME = "freehold.embedded.home";

    private DatabaseChoice() {}

    /**
     * Starts the embedded database if none is named; it stops when the process ends, after the application.
     *
     * @throws dev.freehold.platform.database.DatabaseSettingsException if {@code DATABASE_URL}, or what belongs to it, cannot be
     *     used
     * @throws dev.freehold.platform.database.embedded.EmbeddedDatabaseException if there is no embedded one to be had either
     */
    static void make() {
        Settings settings = settings();
        PoolVariables.check(settings);
        if (DatabaseAddresses.from(settings).isPresent()) {
            return;
        }
        EmbeddedDatabase database =
                EmbeddedDatabase.start(Path.of(settings.find(HOME).orElse(DEFAULT_HOME)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "embedded PostgreSQL"));
        System.setProperty(EMBEDDED_HOME, database.home().toString());
        System.setProperty(DatabaseUrl.SETTING, database.url());
    }

    /** The directory of the embedded database, if that was the choice. */
    static Optional<String> embeddedHome() {
        return Optional.ofNullable(System.getProperty(EMBEDDED_HOME));
    }

    /** What Quarkus will read too, but cannot be asked for yet: system properties, the environment, the file {@code .env}. */
    static Settings settings() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addSystemSources()
                .withSources(new DotEnvConfigSourceProvider())
                .build();
        return name -> config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    /** Shutdown hooks run side by side: without the wait, requests that are being finished would lose their database. */
    private static void stop(EmbeddedDatabase database) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.close();
    }
}
