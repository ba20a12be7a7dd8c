package dev.freehold.schema.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a script did to the rows of a database, from what its transaction saw before and after.
 *
 * @param before all tables by object id
 * @param after all tables by object id
 */
record RowEffects(Map<Long, WatchedTable> before, Map<Long, WatchedTable> after) {

    /** Tables that are gone, that lack a column, or whose rows were written anew: what they lose must be counted before. */
    List<WatchedTable> uncertain() {
        return before.values().stream()
                .filter(table -> isGone(table)
                        || isRewritten(table)
                        || !droppedColumns(table).isEmpty())
                .toList();
    }

    /** Tables that lost something, or had rows updated. */
    List<WatchedTable> touched() {
        return before.values().stream()
                .filter(table -> isGone(table)
                        || isRewritten(table)
                        || !droppedColumns(table).isEmpty()
                        || deleted(table) > 0
                        || updated(table) > 0)
                .toList();
    }

    /** How many rows were updated, by table. */
    Map<String, Long> changed() {
        Map<String, Long> changed = new TreeMap<>();
        before.values().stream()
                .filter(table -> !isGone(table) && updated(table) > 0)
                .forEach(table -> changed.put(table.name(), updated(table)));
        return changed;
    }

    /**
     * What was lost.
     *
     * @param counts of the uncertain tables before, by object id
     * @param rowsAfter of the tables that were rewritten and are still there, by object id
     */
    List<RowLoss> losses(Map<Long, Map<String, Long>> counts, Map<Long, Long> rowsAfter) {
        List<RowLoss> losses = new ArrayList<>();
        for (WatchedTable table : before.values()) {
            Map<String, Long> had = counts.getOrDefault(table.oid(), Map.of());
            long rows = had.getOrDefault("", 0L);
            if (isGone(table)) {
                add(losses, table.name(), "", rows);
                continue;
            }
            long kept = rowsAfter.getOrDefault(table.oid(), rows);
            add(losses, table.name(), "", Math.max(deleted(table), rows - kept));
            droppedColumns(table).forEach(column -> add(losses, table.name(), column, had.getOrDefault(column, 0L)));
        }
        return losses;
    }

    private static void add(List<RowLoss> losses, String table, String column, long count) {
        if (count > 0) {
            losses.add(new RowLoss(table, column, count));
        }
    }

    boolean isGone(WatchedTable table) {
        return !after.containsKey(table.oid());
    }

    boolean isRewritten(WatchedTable table) {
        return !isGone(table) && after.get(table.oid()).file() != table.file();
    }

    private List<String> droppedColumns(WatchedTable table) {
        if (isGone(table)) {
            return List.of();
        }
        Map<Integer, String> left = after.get(table.oid()).columns();
        return table.columns().entrySet().stream()
                .filter(column -> !left.containsKey(column.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private long deleted(WatchedTable table) {
        return isGone(table) ? 0 : after.get(table.oid()).deleted() - table.deleted();
    }

    private long updated(WatchedTable table) {
        return isGone(table) ? 0 : after.get(table.oid()).updated() - table.updated();
    }
}
