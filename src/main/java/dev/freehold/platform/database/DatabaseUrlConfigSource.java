package dev.freehold.platform.database;

import io.quarkus.runtime.ImageMode;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Tells Quarkus' two drivers what {@code DATABASE_URL} says. Ranks below the environment and above
 * {@code application.properties}, and changes nothing where the setting is absent.
 */
public final class DatabaseUrlConfigSource implements ConfigSourceFactory {
    private static final int BELOW_ENVIRONMENT = 275;
    private static final String APPLICATION = "io.quarkus.runner.ApplicationImpl";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!isRunning()) {
            return List.of();
        }
        Map<String, String> properties = properties(name -> Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank()));
        return properties.isEmpty()
                ? List.of()
                : List.of(new PropertiesConfigSource(properties, DatabaseUrl.SETTING, BELOW_ENVIRONMENT));
    }

    /**
     * While Quarkus builds the application it asks too, and would write the password of the build's machine into it. A native
     * executable has no classes to look for, but knows what it is.
     */
    private static boolean isRunning() {
        if (ImageMode.current() != ImageMode.JVM) {
            return ImageMode.current() == ImageMode.NATIVE_RUN;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader != null && loader.getResource(APPLICATION.replace('.', '/') + ".class") != null;
    }

    /** What Quarkus calls it. Empty if the URL cannot be used: who starts the service has said why by then. */
    static Map<String, String> properties(Settings settings) {
        Map<String, String> properties = new HashMap<>();
        try {
            DatabaseAddresses.from(settings).ifPresent(addresses -> {
                // JDBC is for what needs a session of its own; the reactive pool takes its credentials from the URL
                // itself.
                DatabaseUrl direct = addresses.direct();
                properties.put(
                        "quarkus.datasource.reactive.url", addresses.requests().reactiveUrl());
                properties.put("quarkus.datasource.jdbc.url", direct.jdbcUrl());
                properties.put("quarkus.datasource.username", direct.user());
                direct.password().ifPresent(password -> properties.put("quarkus.datasource.password", password));
            });
        } catch (DatabaseSettingsException unusable) {
            return Map.of();
        }
        return properties;
    }
}
