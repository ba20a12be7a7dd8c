package dev.freehold.schema.protection;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Who needs a table. */
public final class Dependents {
    private static final String TO_TABLES = """
            select o.conname, n.nspname = ? as governed, c.relname, o.conrelid::regclass as shown, t.relname as target
            from pg_constraint o
            join pg_class c on c.oid = o.conrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_class t on t.oid = o.confrelid
            where o.contype = 'f' and o.conparentid = 0 and t.relname = any (?)
              and t.relnamespace = (select oid from pg_namespace where nspname = ?)
            order by c.relname, o.conname
            """;

    private Dependents() {}

    /**
     * Which of what must not be touched needs these tables.
     *
     * @return sentences such as {@code legacy_orders needs users (foreign key legacy_orders_user_id_fkey)}
     */
    public static List<String> amongUntouchables(
            Connection connection, String schema, Collection<String> tables, Untouchables untouchables)
            throws SQLException {
        List<String> found = new ArrayList<>();
        Array names = connection.createArrayOf("text", tables.toArray());
        try (PreparedStatement statement = connection.prepareStatement(TO_TABLES)) {
            statement.setString(1, schema);
            statement.setArray(2, names);
            statement.setString(3, schema);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean("governed") || untouchables.contain(row.getString("relname"))) {
                        found.add("%s needs %s (foreign key %s)"
                                .formatted(row.getString("shown"), row.getString("target"), row.getString("conname")));
                    }
                }
            }
        }
        return found;
    }
}
