/**
 * Backups of the governed schema, and restoring them. {@link dev.freehold.schema.backup.Backups} takes, lists, verifies and
 * restores; {@link dev.freehold.schema.backup.BackupGate} stands in front of whatever destroys.
 *
 * <p>A backup holds the governed schema with everything in it, unmanaged tables and Flyway's history included, and the schemas
 * {@code governor} and {@code quarantine} if they are there. It does not hold who owns what and who may do what: after a restore
 * everything belongs to the role that restored, because roles belong to the server and not to the database. Nor does it hold
 * event triggers, publications and settings of the database; those are not in a schema.
 */
package dev.freehold.schema.backup;
