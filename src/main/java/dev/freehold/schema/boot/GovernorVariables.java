package dev.freehold.schema.boot;

import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.protection.Protection;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the operator allows, by the names that the environment has for it. */
public final class GovernorVariables {
    private static final String AUTO_MIGRATION = "ENABLE_AUTO_MIGRATION";
    private static final String DESTRUCTIVE = "AUTO_SCHEMA_DESTRUCTIVE";
    private static final String ON_DRIFT = "SCHEMA_ON_DRIFT";
    private static final String PROTECTED_TABLES = "SCHEMA_PROTECTED_TABLES";
    private static final String BACKUPS = "SCHEMA_BACKUP_DIR";
    private static final String LOCK_TIMEOUT = "SCHEMA_LOCK_TIMEOUT";

    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(10);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    private final Function<String, Optional<String>> settings;

    private GovernorVariables(Function<String, Optional<String>> settings) {
        this.settings = settings;
    }

    /**
     * Reads them; what is not set or blank has its default.
     *
     * @param settings finds a setting by the name that it has in the environment
     * @throws GovernorSettingsException if one cannot be used
     */
    public static GovernorSettings read(Function<String, Optional<String>> settings) {
        return new GovernorVariables(settings).read();
    }

    static GovernorSettings read(GovernorConfig config) {
        return read(name -> switch (name) {
            case AUTO_MIGRATION -> config.autoMigration();
            case DESTRUCTIVE -> config.destructive();
            case ON_DRIFT -> config.onDrift();
            case PROTECTED_TABLES -> config.protectedTables();
            case BACKUPS -> config.backupDir();
            default -> config.lockTimeout();
        });
    }

    private GovernorSettings read() {
        return new GovernorSettings(
                flag(AUTO_MIGRATION, "true"),
                flag(DESTRUCTIVE, "false"),
                refusesDrift(),
                protection(),
                backups(),
                lockTimeout());
    }

    private String text(String name, String otherwise) {
        return settings.apply(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
    }

    private boolean flag(String name, String otherwise) {
        String text = text(name, otherwise).toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            throw new GovernorSettingsException(name, "true or false is allowed");
        }
        return YES.contains(text);
    }

    private boolean refusesDrift() {
        return switch (text(ON_DRIFT, "warn").toLowerCase(Locale.ROOT)) {
            case "warn" -> false;
            case "refuse" -> true;
            default -> throw new GovernorSettingsException(ON_DRIFT, "warn or refuse is allowed");
        };
    }

    private Protection protection() {
        try {
            return Protection.parse(text(PROTECTED_TABLES, ""));
        } catch (IllegalArgumentException unusable) {
            throw new GovernorSettingsException(PROTECTED_TABLES, unusable.getMessage());
        }
    }

    private Path backups() {
        try {
            return Path.of(text(BACKUPS, "backups"));
        } catch (InvalidPathException unusable) {
            throw new GovernorSettingsException(BACKUPS, "the path of a directory is allowed");
        }
    }

    private Duration lockTimeout() {
        return duration(text(LOCK_TIMEOUT, "3s"))
                .filter(timeout -> timeout.compareTo(SHORTEST_TIMEOUT) >= 0 && timeout.compareTo(LONGEST_TIMEOUT) <= 0)
                .orElseThrow(() -> new GovernorSettingsException(
                        LOCK_TIMEOUT, "a duration from 10ms to 10m is allowed, such as 3s or 500ms"));
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.ofNullable(DurationConverter.parseDuration(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
