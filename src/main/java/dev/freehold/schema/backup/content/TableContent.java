package dev.freehold.schema.backup.content;

import java.util.List;

/**
 * The rows of a table, as a manifest lists them. Those of a partitioned table are all rows of its partitions.
 *
 * @param columns that were read: all but the generated ones, which are computed again
 * @param rows how many
 * @param sha256 of the rows in COPY's text format, in hexadecimal: in the order of the primary key, or of the whole row as text
 *     where there is none
 */
public record TableContent(String schema, String name, List<String> columns, long rows, String sha256) {
    public TableContent {
        columns = List.copyOf(columns);
    }

    /** {@code schema.table}, not quoted. */
    public String fullName() {
        return schema + "." + name;
    }
}
