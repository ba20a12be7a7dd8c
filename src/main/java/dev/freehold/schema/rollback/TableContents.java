package dev.freehold.schema.rollback;

import java.util.Map;

/**
 * What a table held at a moment.
 *
 * @param values how many of each column are not null, by its number
 * @param sums of what each column holds, by its number; the order of rows does not count. Empty if nobody asked
 */
record TableContents(long rows, Map<Integer, Long> values, Map<Integer, String> sums) {
    static final TableContents NOTHING = new TableContents(0, Map.of(), Map.of());

    TableContents {
        values = Map.copyOf(values);
        sums = Map.copyOf(sums);
    }

    long valuesOf(int column) {
        return values.getOrDefault(column, 0L);
    }

    /** Whether a column holds something else than it did, as its text says. */
    boolean differsIn(int column, TableContents before) {
        return before.sums().containsKey(column)
                && sums.containsKey(column)
                && !sums.get(column).equals(before.sums().get(column));
    }
}
