/** The format of {@code pg_dump}, for where a PostgreSQL client is that is at least as new as the server. */
package dev.freehold.schema.backup.client;
