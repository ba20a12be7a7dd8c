package dev.freehold.schema.backup.content;

import dev.freehold.schema.ddl.Identifier;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Where sequences stand. They are in no snapshot: what is read later stands at least as high as the rows need it. */
public final class Sequences {
    private static final String QUERY = """
            select n.nspname, c.relname, coalesce(t.relname, '') as owner, coalesce(a.attname, c.relname) as name
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i'
                and d.refclassid = 'pg_class'::regclass
            left join pg_class t on t.oid = d.refobjid
            left join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
            where n.nspname = any(?) and c.relkind = 'S' and not exists (
                select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            order by array_position(?, n.nspname::text), 3, 4
            """;

    private Sequences() {}

    static List<SequenceValue> read(Connection connection, List<String> schemas) throws SQLException {
        List<SequenceValue> values = new ArrayList<>();
        Array names = connection.createArrayOf("text", schemas.toArray());
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, names);
            statement.setArray(2, names);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    values.add(value(connection, rows));
                }
            }
        }
        return values;
    }

    private static SequenceValue value(Connection connection, ResultSet sequence) throws SQLException {
        String schema = sequence.getString("nspname");
        String query = "select last_value, is_called from " + Identifier.quote(schema, sequence.getString("relname"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new SequenceValue(
                    schema, sequence.getString("owner"), sequence.getString("name"), row.getLong(1), row.getBoolean(2));
        }
    }

    /** Puts sequences where they stood. */
    public static void set(Connection connection, List<SequenceValue> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select setval(case ? when '' then format('%I.%I', ?, ?)
                    else pg_get_serial_sequence(format('%I.%I', ?, ?), ?) end::regclass, ?, ?)
                """)) {
            for (SequenceValue value : values) {
                statement.setString(1, value.owner());
                statement.setString(2, value.schema());
                statement.setString(3, value.name());
                statement.setString(4, value.schema());
                statement.setString(5, value.owner());
                statement.setString(6, value.name());
                statement.setLong(7, value.value());
                statement.setBoolean(8, value.called());
                statement.execute();
            }
        }
    }
}
