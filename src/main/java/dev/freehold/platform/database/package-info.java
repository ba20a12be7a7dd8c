/**
 * Where the database is and what state its schema is in: the one setting that names it, the embedded PostgreSQL that stands
 * in when there is none, the reactive pool, and the migration at boot.
 *
 * <p>Features use {@link dev.freehold.platform.database.SchemaMigration} to ask whether the schema may be used yet; the rest
 * is for {@code platform} itself.
 */
package dev.freehold.platform.database;
