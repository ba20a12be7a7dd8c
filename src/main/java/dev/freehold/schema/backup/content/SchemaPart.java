package dev.freehold.schema.backup.content;

import dev.freehold.schema.catalog.Catalog;
import java.util.List;

/**
 * One schema of a backup.
 *
 * @param catalog what the governor compares
 * @param history Flyway's table, which is in no catalog; empty if it is not in this schema
 * @param details what catalogs do not tell, as the statements that make it
 */
public record SchemaPart(String name, Catalog catalog, Catalog history, List<Detail> details) {
    public SchemaPart {
        details = List.copyOf(details);
    }

    /**
     * Something that catalogs do not tell.
     *
     * @param beforeData whether rows need it, as they do their partitions
     */
    public record Detail(boolean beforeData, String sql) {}
}
