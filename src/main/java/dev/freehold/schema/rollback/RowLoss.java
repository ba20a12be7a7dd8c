package dev.freehold.schema.rollback;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table loses.
 *
 * @param column the one that is dropped; empty where whole rows go
 * @param count of rows, or of values that are not null; at least 1
 */
public record RowLoss(String table, String column, long count) {
    /** Such as {@code 12 rows of media}. */
    @Override
    public String toString() {
        return column.isEmpty()
                ? "%d %s of %s".formatted(count, count == 1 ? "row" : "rows", table)
                : "%d %s of %s.%s".formatted(count, count == 1 ? "value" : "values", table, column);
    }

    static String sentence(List<RowLoss> losses) {
        return losses.stream().map(RowLoss::toString).collect(Collectors.joining(", "));
    }

    boolean isOfTheSame(RowLoss other) {
        return table.equals(other.table) && column.equals(other.column);
    }
}
