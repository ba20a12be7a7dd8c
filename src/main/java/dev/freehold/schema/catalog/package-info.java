/** What a schema is made of, read from PostgreSQL's own catalog or from a committed snapshot. */
package dev.freehold.schema.catalog;
