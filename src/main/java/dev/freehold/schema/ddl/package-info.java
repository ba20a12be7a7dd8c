/** The SQL that makes, changes and drops what a catalog describes. It talks to no database. */
package dev.freehold.schema.ddl;
