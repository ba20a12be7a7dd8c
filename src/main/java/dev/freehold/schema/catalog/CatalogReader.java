package dev.freehold.schema.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a schema from PostgreSQL's catalog, one query per kind of object, all in one snapshot. */
public final class CatalogReader {
    private CatalogReader() {}

    /**
     * Reads everything in a schema.
     *
     * @param connection in auto-commit, with this schema alone on its search path; no transaction is left open
     * @param schema its name, not quoted
     * @throws SQLException if the database cannot be asked
     */
    public static Catalog read(Connection connection, String schema) throws SQLException {
        connection.setAutoCommit(false);
        try {
            connection.createStatement().execute("set transaction isolation level repeatable read, read only");
            return readWithin(connection, schema);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Reads everything in a schema as the transaction sees it that is open, and leaves it open.
     *
     * @param connection with this schema alone on its search path
     */
    public static Catalog readWithin(Connection connection, String schema) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        for (CatalogQuery query : CatalogQuery.values()) {
            read(connection, schema, query.sql(), objects);
        }
        return new Catalog(objects);
    }

    /** Reads Flyway's history table, which is in no other catalog, for those who must carry it along; empty if there is none. */
    public static Catalog readHistory(Connection connection, String schema) throws SQLException {
        List<SchemaObject> objects = new ArrayList<>();
        for (CatalogQuery query : CatalogQuery.values()) {
            Optional<String> sql = query.historySql();
            if (sql.isPresent()) {
                read(connection, schema, sql.get(), objects);
            }
        }
        return new Catalog(objects);
    }

    private static void read(Connection connection, String schema, String sql, List<SchemaObject> objects)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> names = names(rows);
                while (rows.next()) {
                    objects.add(object(rows, names));
                }
            }
        }
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            names.add(rows.getMetaData().getColumnLabel(i));
        }
        return names;
    }

    /** Each query answers with three columns that name the object, and then its attributes. */
    private static SchemaObject object(ResultSet row, List<String> names) throws SQLException {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        for (int i = 3; i < names.size(); i++) {
            String value = row.getString(i + 1);
            if (value != null) {
                attributes.put(Attribute.of(names.get(i)), value);
            }
        }
        return new SchemaObject(
                Kind.valueOf(row.getString("kind")), row.getString("table_name"), row.getString("name"), attributes);
    }
}
