package dev.freehold.schema.rollback;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** Tables whose rows were written anew: only their content tells whether they hold what they did. */
    List<WatchedTable> rewritten() {
        return before.values().stream().filter(this::isRewritten).toList();
    }

    /**
     * What was lost: rows, values of dropped columns, and what stood where something else stands now.
     *
     * @param had the uncertain tables before, by object id
     * @param has the tables that were rewritten and are still there, by object id
     * @param harmless tables whose rows are changed without a loss, as the script's author says
     */
    List<RowLoss> losses(Map<Long, TableContents> had, Map<Long, TableContents> has, Set<String> harmless) {
        List<RowLoss> losses = new ArrayList<>();
        for (WatchedTable table : before.values()) {
            TableContents old = had.getOrDefault(table.oid(), TableContents.NOTHING);
            if (isGone(table)) {
                add(losses, RowLoss.of(table.name(), "", old.rows()));
                continue;
            }
            TableContents now = has.getOrDefault(table.oid(), old);
            long rows = Math.max(deleted(table), old.rows() - now.rows());
            add(losses, RowLoss.of(table.name(), "", rows));
            droppedColumns(table)
                    .forEach((number, column) -> add(losses, RowLoss.of(table.name(), column, old.valuesOf(number))));
            if (!harmless.contains(table.name())) {
                add(losses, RowLoss.ofChange(table.name(), "", updated(table)));
                // Where rows are missing every column differs, and the rows are the loss.
                if (rows == 0 && updated(table) == 0) {
                    addChanges(losses, table, old, now);
                }
            }
        }
        return losses;
    }

    private void addChanges(List<RowLoss> losses, WatchedTable table, TableContents old, TableContents now) {
        table.columns().forEach((number, column) -> {
            if (now.differsIn(number, old)) {
                add(losses, RowLoss.ofChange(table.name(), column, old.valuesOf(number)));
            }
        });
    }

    private static void add(List<RowLoss> losses, RowLoss loss) {
        if (loss.count() > 0) {
            losses.add(loss);
        }
    }

    boolean isGone(WatchedTable table) {
        return !after.containsKey(table.oid());
    }

    boolean isRewritten(WatchedTable table) {
        return !isGone(table) && after.get(table.oid()).file() != table.file();
    }

    private Map<Integer, String> droppedColumns(WatchedTable table) {
        if (isGone(table)) {
            return Map.of();
        }
        Map<Integer, String> left = after.get(table.oid()).columns();
        Map<Integer, String> dropped = new TreeMap<>(table.columns());
        dropped.keySet().removeAll(left.keySet());
        return dropped;
    }

    private long deleted(WatchedTable table) {
        return isGone(table) ? 0 : after.get(table.oid()).deleted() - table.deleted();
    }

    private long updated(WatchedTable table) {
        return isGone(table) ? 0 : after.get(table.oid()).updated() - table.updated();
    }
}
