package dev.freehold.demo;

import dev.freehold.demo.story.DemoTable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What seeding has added.
 *
 * @param added rows by table, and changes of rows that were added; every table named, 0 for those that were complete before
 */
public record SeedResult(Map<DemoTable, Integer> added) {
    public SeedResult {
        added = Map.copyOf(added);
    }

    /** All tables together. */
    public int total() {
        return added.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Like {@code 12 users, 6 projects}, in the order of the tables. */
    @Override
    public String toString() {
        return Arrays.stream(DemoTable.values())
                .map(table -> added.get(table) + " " + table.label())
                .collect(Collectors.joining(", "));
    }

    /** Counts while the rows go in; used by one thread at a time. */
    static final class Tally {
        private final Map<DemoTable, Integer> added = new EnumMap<>(DemoTable.class);

        Tally() {
            Arrays.stream(DemoTable.values()).forEach(table -> added.put(table, 0));
        }

        void add(DemoTable table, int rows) {
            added.merge(table, rows, Integer::sum);
        }

        SeedResult result() {
            return new SeedResult(added);
        }
    }
}
