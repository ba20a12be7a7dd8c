/** The PostgreSQL that the service starts for itself when no database is named. */
package dev.freehold.platform.database.embedded;
