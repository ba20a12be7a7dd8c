package dev.freehold.schema.rollback;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table loses.
 *
 * @param column the one that is dropped, or holds something else; empty where whole rows go or are changed
 * @param count of rows, or of values that are not null; at least 1. Where a column holds something else nobody knows how many of its
 *     values do: then it is how many it has
 * @param isChange whether rows or values are still there and say something else
 */
public record RowLoss(String table, String column, long count, boolean isChange) {
    static RowLoss of(String table, String column, long count) {
        return new RowLoss(table, column, count, false);
    }

    static RowLoss ofChange(String table, String column, long count) {
        return new RowLoss(table, column, count, true);
    }

    /** Such as {@code 12 rows of media}; what is changed, as {@code what 12 rows of media said}. */
    @Override
    public String toString() {
        String unit = column.isEmpty() ? "row" : "value";
        String lost = "%d %s%s of %s%s"
                .formatted(count, unit, count == 1 ? "" : "s", table, column.isEmpty() ? "" : "." + column);
        if (!isChange) {
            return lost;
        }
        return (column.isEmpty() ? "what " : "what up to ") + lost + " said";
    }

    static String sentence(List<RowLoss> losses) {
        return losses.stream().map(RowLoss::toString).collect(Collectors.joining(", "));
    }

    boolean isOfTheSame(RowLoss other) {
        return table.equals(other.table) && column.equals(other.column) && isChange == other.isChange;
    }
}
