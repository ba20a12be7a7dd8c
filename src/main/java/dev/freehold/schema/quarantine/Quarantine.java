package dev.freehold.schema.quarantine;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What was taken out of the schema and is still there. */
public final class Quarantine {
    private final GovernedDatabase database;

    public Quarantine(GovernedDatabase database) {
        this.database = database;
    }

    /**
     * A table of the quarantine.
     *
     * @param origin where it comes from and since when it is there
     * @param bytes on the disk
     */
    public record Kept(String name, String origin, long bytes) {}

    /**
     * Everything that is kept, by name.
     *
     * @throws SQLException if the database cannot be asked
     */
    public List<Kept> list() throws SQLException {
        List<Kept> kept = new ArrayList<>();
        try (Connection connection = database.connect("quarantine");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), pg_total_relation_size(c.oid)
                        from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = '%s' and c.relkind = 'r'
                        order by c.relname
                        """.formatted(QuarantineSql.SCHEMA))) {
            while (row.next()) {
                kept.add(new Kept(row.getString(1), row.getString(2), row.getLong(3)));
            }
        }
        return kept;
    }

    /**
     * Deletes a table of the quarantine for good.
     *
     * @throws RefusedException if there is none of that name
     * @throws SQLException if it cannot be deleted
     */
    public void purge(String name) throws SQLException {
        if (list().stream().noneMatch(kept -> kept.name().equals(name))) {
            throw new RefusedException("the quarantine keeps nothing under the name " + name);
        }
        try (Connection connection = database.connect("purge");
                Statement statement = connection.createStatement()) {
            statement.execute("drop table " + Identifier.quote(QuarantineSql.SCHEMA, name));
        }
    }
}
