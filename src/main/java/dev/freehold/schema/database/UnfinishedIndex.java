package dev.freehold.schema.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * An index that whoever built it has left behind: it serves nobody, and may be dropped without asking.
 *
 * @param name quoted where it has to be; in the governed schema
 */
public record UnfinishedIndex(String name) {
    // Whoever builds an index beside the writers keeps this lock, and everybody may see it, whoever the builder is.
    private static final String KEPT = """
            select case
                when i.indisvalid then 'it is valid by now'
                when exists (
                    select from pg_locks l
                    where l.locktype = 'relation' and l.relation = i.indrelid and l.granted and l.pid <> pg_backend_pid()
                      and l.database = (select oid from pg_database where datname = current_database())
                      and l.mode = 'ShareUpdateExclusiveLock')
                then 'somebody is at work on its table, perhaps building it'
                end
            from pg_index i
            where i.indexrelid = to_regclass(?)
            """;

    /** The statement that drops it beside readers and writers. */
    public String drop() {
        return "drop index concurrently if exists " + name;
    }

    /**
     * Asked right before it is dropped, since it may have been finished after it was found.
     *
     * @param connection of the governor
     * @return why it must not be dropped; empty if it may, or is not there
     * @throws SQLException if the database cannot be asked
     */
    public Optional<String> keptBecause(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setString(1, name);
            ResultSet row = statement.executeQuery();
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }
}
