package dev.freehold.schema.rollback;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.protection.Untouchables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Runs one undo script within a transaction and sees what it does. */
record Undo(String schema, UndoScript script, String to, Untouchables untouchables) {

    /**
     * Runs the script twice, the first time to learn where rows must be counted.
     *
     * @throws RefusedException if it touches what it must not
     */
    RollbackStep rehearse(Connection connection) throws SQLException {
        Savepoint start = connection.setSavepoint();
        RowEffects effects = observe(connection);
        refuse(forbiddenRows(effects));
        connection.rollback(start);
        return run(connection, effects.uncertain(), names(effects.rewritten()));
    }

    /**
     * Runs the script once. The tables that lost something when it was rehearsed are locked before they are counted, so that no
     * row can come in between.
     *
     * @throws RefusedException if it touches what it must not, or what it did not touch in the rehearsal
     */
    RollbackStep run(Connection connection, RollbackStep rehearsed) throws SQLException {
        if (!rehearsed.locked().isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "lock table " + Identifier.quoteAll(schema, rehearsed.locked()) + " in access exclusive mode");
            }
        }
        List<WatchedTable> counted = WatchedTable.all(connection, schema).values().stream()
                .filter(table -> table.isGoverned() && rehearsed.locked().contains(table.name()))
                .toList();
        return run(connection, counted, rehearsed.rewritten());
    }

    /** @param rewritten by name: of these the content is looked at, and not only how much there is of it */
    private RollbackStep run(Connection connection, List<WatchedTable> counted, List<String> rewritten)
            throws SQLException {
        Map<Long, TableContents> had = new HashMap<>();
        for (WatchedTable table : counted) {
            had.put(table.oid(), table.contents(connection, schema, rewritten.contains(table.name())));
        }
        Catalog before = CatalogReader.readWithin(connection, schema);
        RowEffects effects = observe(connection);
        refuseSurprises(effects, had, rewritten);
        refuseForbidden(before, CatalogReader.readWithin(connection, schema), effects);
        Map<Long, TableContents> has = new HashMap<>();
        for (WatchedTable table : effects.rewritten()) {
            has.put(table.oid(), effects.after().get(table.oid()).contents(connection, schema, true));
        }
        return new RollbackStep(
                script.version(),
                to,
                script.file(),
                effects.losses(had, has, script.harmless()),
                effects.changed(),
                names(counted),
                rewritten);
    }

    private static List<String> names(List<WatchedTable> tables) {
        return tables.stream().map(WatchedTable::name).toList();
    }

    private RowEffects observe(Connection connection) throws SQLException {
        Map<Long, WatchedTable> before = WatchedTable.all(connection, schema);
        try (Statement statement = connection.createStatement()) {
            // Braces in a script are PostgreSQL's own, not JDBC's.
            statement.setEscapeProcessing(false);
            statement.execute(script.sql());
        }
        return new RowEffects(before, WatchedTable.all(connection, schema));
    }

    private void refuseSurprises(RowEffects effects, Map<Long, TableContents> had, List<String> rewritten) {
        List<String> surprises = effects.uncertain().stream()
                .filter(table -> !had.containsKey(table.oid())
                        || (effects.isRewritten(table) && !rewritten.contains(table.name())))
                .map(WatchedTable::name)
                .toList();
        if (!surprises.isEmpty()) {
            throw new RefusedException("%s now touches %s, which it did not when it was rehearsed; make a new plan"
                    .formatted(script.file(), String.join(", ", surprises)));
        }
    }

    private void refuseForbidden(Catalog before, Catalog after, RowEffects effects) {
        List<String> forbidden = new ArrayList<>(new TreeSet<>(untouchables.changed(before, after)));
        forbidden.addAll(forbiddenRows(effects));
        refuse(forbidden);
    }

    private List<String> forbiddenRows(RowEffects effects) {
        return effects.touched().stream()
                .filter(table -> !table.isGoverned() || untouchables.contain(table.family()))
                .map(table -> "the rows of " + table.name())
                .toList();
    }

    private void refuse(List<String> forbidden) {
        if (!forbidden.isEmpty()) {
            throw new RefusedException("%s would change what is protected or not managed: %s"
                    .formatted(script.file(), String.join(", ", forbidden)));
        }
    }

    /** @throws RefusedException where PostgreSQL does not count what transactions delete */
    static void demandStatistics(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('track_counts')")) {
            row.next();
            if (!row.getString(1).equals("on")) {
                throw new RefusedException(
                        "the setting track_counts of the server is off, so nobody can see what an undo script deletes");
            }
        }
    }
}
