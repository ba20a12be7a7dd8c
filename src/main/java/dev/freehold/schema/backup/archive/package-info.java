/** The portable format: a zip file of what COPY gives, with its manifest, for where no PostgreSQL client is. */
package dev.freehold.schema.backup.archive;
