package dev.freehold.schema.rollback;

import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table as a transaction sees it, known by what stays the same when it is renamed.
 *
 * @param name of a table outside of the governed schema with its schema
 * @param family the name of the table that it is a partition of, however far up; otherwise its own
 * @param file where its rows are; it changes when they are written anew
 * @param deleted how many rows this transaction has deleted, by whatever way, not counting {@code truncate}
 * @param updated how many rows it has updated
 * @param columns by number, without those that are generated: their values can be had again
 */
record WatchedTable(
        long oid,
        String name,
        String family,
        boolean isGoverned,
        long file,
        long deleted,
        long updated,
        Map<Integer, String> columns) {

    private static final String ALL = """
            select c.oid, n.nspname = ? as governed, n.nspname, c.relname, root.relname as family,
                coalesce(pg_relation_filenode(c.oid), 0) as file,
                pg_stat_get_xact_tuples_deleted(c.oid) as deleted, pg_stat_get_xact_tuples_updated(c.oid) as updated,
                a.attnum, a.attname
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class root on root.oid = coalesce(pg_partition_root(c.oid)::oid, c.oid)
            left join pg_attribute a
                on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and n.nspname = ?
            where c.relkind = 'r' and c.relname <> 'flyway_schema_history'
              and n.nspname not in ('pg_catalog', 'information_schema', 'governor', 'quarantine')
              and n.nspname !~ '^pg_(toast|temp)'
            order by c.oid, a.attnum
            """;

    /** All tables of the database, by their object ids. */
    static Map<Long, WatchedTable> all(Connection connection, String schema) throws SQLException {
        Map<Long, WatchedTable> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setString(1, schema);
            statement.setString(2, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    WatchedTable table = tables.get(row.getLong("oid"));
                    if (table == null) {
                        table = of(row);
                        tables.put(table.oid(), table);
                    }
                    if (row.getString("attname") != null) {
                        table.columns().put(row.getInt("attnum"), row.getString("attname"));
                    }
                }
            }
        }
        return tables;
    }

    private static WatchedTable of(ResultSet row) throws SQLException {
        boolean governed = row.getBoolean("governed");
        String prefix = governed ? "" : row.getString("nspname") + ".";
        return new WatchedTable(
                row.getLong("oid"),
                prefix + row.getString("relname"),
                prefix + row.getString("family"),
                governed,
                row.getLong("file"),
                row.getLong("deleted"),
                row.getLong("updated"),
                new TreeMap<>());
    }

    /**
     * Counts what it holds.
     *
     * @param withSums whether to sum up the content of each column as well, which reads every value as text
     */
    TableContents contents(Connection connection, String schema, boolean withSums) throws SQLException {
        List<Integer> numbers = List.copyOf(columns.keySet());
        String counts = numbers.stream()
                .map(number -> ", count(%1$s), %2$s"
                        .formatted(
                                Identifier.quote(columns.get(number)),
                                withSums
                                        ? "sum(hashtextextended(" + Identifier.quote(columns.get(number))
                                                + "::text, 0))"
                                        : "null"))
                .collect(Collectors.joining());
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, String> sums = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select count(*)" + counts + " from only " + Identifier.quote(schema, name));
                ResultSet row = statement.executeQuery()) {
            row.next();
            for (int i = 0; i < numbers.size(); i++) {
                values.put(numbers.get(i), row.getLong(2 * i + 2));
                if (withSums) {
                    sums.put(numbers.get(i), String.valueOf(row.getString(2 * i + 3)));
                }
            }
            return new TableContents(row.getLong(1), values, sums);
        }
    }
}
