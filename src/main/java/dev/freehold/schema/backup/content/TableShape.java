package dev.freehold.schema.backup.content;

import dev.freehold.schema.ddl.Identifier;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * How to read a table, so that the same rows give the same text wherever they are.
 *
 * @param partitioned whether its rows are in its partitions
 * @param columns all but the generated ones
 * @param key expressions of the primary key's columns, which do not depend on collations; empty without one
 */
public record TableShape(String schema, String name, boolean partitioned, List<String> columns, List<String> key) {
    private static final String QUERY = """
            select n.nspname, c.relname, c.relkind = 'p' as partitioned,
                array(select a.attname::text from pg_attribute a
                      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                      order by a.attnum) as columns,
                array(select quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end
                      from pg_index i
                      cross join unnest(i.indkey::int2[]) with ordinality k (attnum, position)
                      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                      where i.indrelid = c.oid and i.indisprimary and k.position <= i.indnkeyatts
                      order by k.position) as key
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = any(?) and c.relkind in ('r', 'p') and not c.relispartition and not exists (
                select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by array_position(?, n.nspname::text), c.relname collate "C"
            """;

    public TableShape {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** All tables of some schemas; partitions come with their parent, and those of extensions not at all. */
    static List<TableShape> of(Connection connection, List<String> schemas) throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        Array names = connection.createArrayOf("text", schemas.toArray());
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, names);
            statement.setArray(2, names);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    shapes.add(new TableShape(
                            rows.getString("nspname"),
                            rows.getString("relname"),
                            rows.getBoolean("partitioned"),
                            texts(rows, "columns"),
                            texts(rows, "key")));
                }
            }
        }
        return shapes;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /**
     * Writes the rows in COPY's text format.
     *
     * @param out gets them, and is not closed
     */
    TableContent copy(Connection connection, OutputStream out, BackupProgress progress)
            throws SQLException, IOException {
        CopySession.searchIn(connection, schema);
        RowDigest rows = new RowDigest(out, fullName(), progress);
        connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copyOut(), rows);
        return new TableContent(schema, name, columns, rows.rows(), rows.sha256());
    }

    /** COPY of all rows, in an order that follows from them alone. */
    private String copyOut() {
        String wanted =
                columns.stream().map(column -> "t." + Identifier.quote(column)).collect(Collectors.joining(", "));
        String order = key.isEmpty()
                ? "(t.*)::text collate \"C\""
                : key.stream().map(part -> "t." + part).collect(Collectors.joining(", "));
        return "copy (select " + wanted + " from " + (partitioned ? "" : "only ") + Identifier.quote(schema, name)
                + " as t order by " + order + ") to stdout";
    }

    /** {@code schema.table}, not quoted. */
    public String fullName() {
        return schema + "." + name;
    }
}
