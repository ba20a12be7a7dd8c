package dev.freehold.schema;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.snapshot.SnapshotFormat;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a schema is and holds, so that a test can say that nothing has changed in it, or nothing but this.
 *
 * @param rows of each table: how many and a checksum of them, such as {@code 20 rows, 0cc175b9c0f1b6a8}; their order does not count
 * @param tables of each table: which one it is, that it be not another of the same name, and all that belongs to it, as text
 * @param others what belongs to no table, as text
 */
public record DatabaseFingerprint(SortedMap<String, String> rows, SortedMap<String, String> tables, String others) {
    public DatabaseFingerprint {
        rows = Collections.unmodifiableSortedMap(rows);
        tables = Collections.unmodifiableSortedMap(tables);
    }

    /** Of everything in the governed schema but Flyway's table. */
    public static DatabaseFingerprint of(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test")) {
            Catalog catalog = CatalogReader.read(connection, database.schema());
            SortedMap<String, String> rows = new TreeMap<>();
            SortedMap<String, String> tables = new TreeMap<>();
            for (String table : catalog.tables()) {
                String name = '"' + table.replace("\"", "\"\"") + '"';
                rows.put(table, single(connection, """
                        select concat(count(*), ' rows, ', md5(string_agg(row_text, E'\\n' order by row_text collate "C")))
                        from (select row_of_table::text as row_text from %s as row_of_table) as texts
                        """.formatted(name)));
                String oid = single(connection, "select '" + name.replace("'", "''") + "'::regclass::oid::text");
                tables.put(table, oid + text(catalog.ofTable(table)));
            }
            List<SchemaObject> others = catalog.objects().stream()
                    .filter(object -> object.tableName().isEmpty())
                    .toList();
            return new DatabaseFingerprint(rows, tables, text(others));
        }
    }

    /** The same of some tables alone. */
    public DatabaseFingerprint only(Set<String> names) {
        return new DatabaseFingerprint(kept(rows, names), kept(tables, names), "");
    }

    private static SortedMap<String, String> kept(SortedMap<String, String> all, Set<String> names) {
        return all.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }

    private static String text(List<SchemaObject> objects) {
        return SnapshotFormat.write(new Catalog(objects));
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
