/**
 * Where the database is: the one setting that names it, the embedded PostgreSQL that stands in when there is none, and the
 * reactive pool.
 */
package dev.freehold.platform.database;
