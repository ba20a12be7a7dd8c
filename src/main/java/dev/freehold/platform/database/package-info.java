/**
 * Where the database is and what state its schema is in: the one setting that names it, the embedded PostgreSQL that stands
 * in when there is none, the reactive pool, and the migration at boot.
 *
 * <p>The rest of {@code platform} asks {@link dev.freehold.platform.database.SchemaMigration} whether the schema may be used
 * yet.
 */
package dev.freehold.platform.database;
