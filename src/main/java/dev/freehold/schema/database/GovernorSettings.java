package dev.freehold.schema.database;

import dev.freehold.schema.protection.Protection;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the operator allows.
 *
 * @param autoMigration migrate at boot ({@code ENABLE_AUTO_MIGRATION})
 * @param destructive allow destructive commands ({@code AUTO_SCHEMA_DESTRUCTIVE})
 * @param refusesDrift whether drift of severity error keeps a starting service from becoming ready ({@code SCHEMA_ON_DRIFT})
 * @param protection tables that no command touches ({@code SCHEMA_PROTECTED_TABLES})
 * @param backups the directory that backups are written to and looked for in ({@code SCHEMA_BACKUP_DIR})
 * @param lockTimeout how long one statement may wait for its lock ({@code SCHEMA_LOCK_TIMEOUT})
 */
public record GovernorSettings(
        boolean autoMigration,
        boolean destructive,
        boolean refusesDrift,
        Protection protection,
        Path backups,
        Duration lockTimeout) {}
