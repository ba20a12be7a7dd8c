package dev.freehold.schema.plan;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that inherit from others, in whatever schema. What is done to a table is done to them; partitions are parts of it. */
final class Heirs {
    private static final String ALL = """
            with recursive heirs as (
                select i.inhparent as ancestor, i.inhrelid as heir from pg_inherits i
                union
                select h.ancestor, i.inhrelid from heirs h join pg_inherits i on i.inhparent = h.heir)
            select p.relname as table_name,
                case when c.relnamespace = p.relnamespace then c.relname else c.oid::regclass::text end as heir
            from heirs h
            join pg_class p on p.oid = h.ancestor
            join pg_class c on c.oid = h.heir
            where p.relkind = 'r'
              and p.relnamespace = (select oid from pg_namespace where nspname = current_schema())
            order by 1, 2
            """;

    private Heirs() {}

    /**
     * The heirs of each table that has any, by its name.
     *
     * @param connection with the governed schema first on its search path
     */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        Map<String, List<String>> heirs = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                heirs.computeIfAbsent(row.getString("table_name"), name -> new ArrayList<>())
                        .add(row.getString("heir"));
            }
        }
        return heirs;
    }
}
