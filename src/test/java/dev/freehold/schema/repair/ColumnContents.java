package dev.freehold.schema.repair;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each column holds, so that the others can be compared when one comes or goes. */
final class ColumnContents {
    private static final Catalog MIGRATIONS = Snapshots.at(Snapshots.head()).orElseThrow();

    private ColumnContents() {}

    /** By the full names of all columns of the governed tables: how many rows, and a checksum of keys and values together. */
    static SortedMap<String, String> of(GovernedDatabase database) throws SQLException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Connection connection = database.connect("test")) {
            Catalog live = CatalogReader.read(connection, database.schema());
            for (String table : MIGRATIONS.tables()) {
                List<String> columns = live.ofTable(table).stream()
                        .filter(part -> part.kind() == Kind.COLUMN)
                        .map(SchemaObject::name)
                        .toList();
                if (!columns.isEmpty()) {
                    List<String> checksums = checksums(connection, Identifier.quote(table), table, columns);
                    for (int index = 0; index < columns.size(); index++) {
                        contents.put(table + "." + columns.get(index), checksums.get(index));
                    }
                }
            }
        }
        return contents;
    }

    /** The same of one column in the quarantine. */
    static String kept(GovernedDatabase database, String place, String table, String column) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return checksums(connection, Identifier.quote("quarantine", place), table, List.of(column))
                    .get(0);
        }
    }

    private static List<String> checksums(Connection connection, String relation, String table, List<String> columns)
            throws SQLException {
        String key = MIGRATIONS.ofTable(table).stream()
                .filter(part -> part.kind() == Kind.PRIMARY_KEY)
                .findFirst()
                .flatMap(found -> found.attribute(Attribute.DEFINITION))
                .map(definition -> definition.substring(definition.indexOf('(') + 1, definition.lastIndexOf(')')))
                .orElseThrow();
        List<String> expressions = columns.stream()
                .map(column -> "row(" + key + ", " + Identifier.quote(column) + "::text)::text")
                .map(row -> "concat(count(*), ' rows, ', md5(string_agg(" + row + ", ';' order by " + row
                        + " collate \"C\")))")
                .toList();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select array[" + String.join(", ", expressions) + "] from " + relation)) {
            row.next();
            return List.of((String[]) row.getArray(1).getArray());
        }
    }

    /** The values of those of the columns that are there. */
    static SortedMap<String, String> only(SortedMap<String, String> contents, SortedMap<String, String> columns) {
        SortedMap<String, String> kept = new TreeMap<>(contents);
        kept.keySet().retainAll(columns.keySet());
        return kept;
    }
}
