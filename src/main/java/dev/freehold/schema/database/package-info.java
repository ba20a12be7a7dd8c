/** How the governor reaches the database: connections of its own, its lock, what it was told, and what it writes down. */
package dev.freehold.schema.database;
