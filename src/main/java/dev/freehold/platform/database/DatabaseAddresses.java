package dev.freehold.platform.database;

import java.util.Optional;

/**
 * The ways to the database.
 *
 * @param requests what requests use; a pooler in transaction mode may stand in it
 * @param direct for whatever needs a session that stays the same: migrations, locks of the governor, listening
 * @param isPooled whether the two differ, and so whether {@code requests} leads through such a pooler
 */
public record DatabaseAddresses(DatabaseUrl requests, DatabaseUrl direct, boolean isPooled) {
    /** The setting that names the way past a pooler. */
    public static final String DIRECT_SETTING = "DATABASE_DIRECT_URL";

    /**
     * The database that the settings name, if they name one.
     *
     * @param settings finds a setting by its name
     * @throws DatabaseSettingsException if they name one that cannot be used, or contradict each other
     */
    public static Optional<DatabaseAddresses> from(Settings settings) {
        Optional<DatabaseUrl> direct = direct(settings);
        Optional<DatabaseUrl> requests = settings.find(DatabaseUrl.SETTING)
                .map(url -> DatabaseUrl.parse(url, ServerTrust.Policy.from(settings)));
        if (direct.isPresent() && requests.isEmpty()) {
            throw new DatabaseSettingsException(DIRECT_SETTING + " is set, and " + DatabaseUrl.SETTING + " is not: "
                    + "the former is for what cannot go through the pooler that the latter leads to");
        }
        return requests.map(pooled ->
                direct.map(url -> pooled(pooled, url)).orElseGet(() -> new DatabaseAddresses(pooled, pooled, false)));
    }

    private static Optional<DatabaseUrl> direct(Settings settings) {
        try {
            return settings.find(DIRECT_SETTING).map(url -> DatabaseUrl.parse(url, ServerTrust.Policy.from(settings)));
        } catch (DatabaseSettingsException unusable) {
            throw unusable.about(DIRECT_SETTING);
        }
    }

    private static DatabaseAddresses pooled(DatabaseUrl requests, DatabaseUrl direct) {
        if (!requests.database().equals(direct.database())) {
            throw new DatabaseSettingsException(DIRECT_SETTING + " and " + DatabaseUrl.SETTING
                    + " name different databases: they must be two ways to one");
        }
        if (requests.session().options().isPresent()) {
            throw new DatabaseSettingsException(
                    DatabaseUrl.SETTING + ": a pooler in transaction mode keeps no options for"
                            + " a session: give them to the role (alter role ... set ...), or to " + DIRECT_SETTING);
        }
        return new DatabaseAddresses(requests, direct, true);
    }
}
