package dev.freehold.schema.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the operator allows the governor, as it was written; {@link GovernorVariables} reads it. */
@ConfigMapping(prefix = "freehold.schema")
public interface GovernorConfig {
    /** {@code ENABLE_AUTO_MIGRATION}: migrate at boot; true or false. */
    Optional<String> autoMigration();

    /** {@code AUTO_SCHEMA_DESTRUCTIVE}: allow destructive commands; true or false. */
    Optional<String> destructive();

    /** {@code SCHEMA_ON_DRIFT}: warn or refuse. */
    Optional<String> onDrift();

    /** {@code SCHEMA_PROTECTED_TABLES}: globs, separated by commas. */
    Optional<String> protectedTables();

    /** {@code SCHEMA_BACKUP_DIR}: a directory. */
    Optional<String> backupDir();

    /** {@code SCHEMA_LOCK_TIMEOUT}: a duration such as 3s or 500ms. */
    Optional<String> lockTimeout();

    /** Whether the schema is migrated and looked at when the application starts. Commands on the schema do so themselves. */
    @WithDefault("true")
    boolean boot();
}
