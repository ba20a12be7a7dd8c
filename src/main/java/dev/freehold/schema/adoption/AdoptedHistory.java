package dev.freehold.schema.adoption;

import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.migration.History;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Flyway's table of a database that is adopted, from within a transaction. Flyway itself can neither begin in a table that is
 * empty nor begin anew, and commits each of its steps.
 *
 * @param history the table
 * @param isScript whether a file is a migration of this build, by its name
 */
record AdoptedHistory(History history, Predicate<String> isScript) {
    /** Description and script of the row that adoption writes. */
    private static final String ADOPTED = "adopted";

    private static final String ASIDE = "_before_adoption";

    /** As Flyway makes it. */
    private static final String TABLE = """
            create table %1$s (
                installed_rank integer not null,
                version varchar(50),
                description varchar(200) not null,
                type varchar(20) not null,
                script varchar(1000) not null,
                checksum integer,
                installed_by varchar(100) not null,
                installed_on timestamp not null default now(),
                execution_time integer not null,
                success boolean not null
            );
            alter table %1$s add constraint %2$s primary key (installed_rank);
            create index %3$s on %1$s (success)
            """;

    private static final String BASELINE = """
            insert into %1$s (installed_rank, version, description, type, script, installed_by, execution_time, success)
            select coalesce(max(installed_rank), 0) + 1, ?, '%2$s', 'BASELINE', '%2$s', current_user, 0, true from %1$s
            """;

    private record Row(String version, String type, String description, String script) {
        boolean isOfAdoption() {
            return type.equals("BASELINE") && description.equals(ADOPTED) && script.equals(ADOPTED);
        }
    }

    /**
     * Has it say that the database was adopted at a version. A history of somebody else's Flyway keeps its rows under another
     * name; an earlier adoption that nothing came after is replaced.
     *
     * @throws RefusedException if it is a history of ours
     */
    void begin(Connection connection, String version) throws SQLException {
        if (history.isThere(connection)) {
            history.lock(connection);
            List<Row> rows = rows(connection);
            if (rows.stream().allMatch(Row::isOfAdoption)) {
                execute(connection, "delete from " + name() + " where version is not null");
            } else {
                refuseIfOurs(rows);
                setAside(connection);
            }
        }
        if (!history.isThere(connection)) {
            create(connection);
        }
        try (PreparedStatement statement = connection.prepareStatement(BASELINE.formatted(name(), ADOPTED))) {
            statement.setString(1, version);
            statement.executeUpdate();
        }
    }

    private List<Row> rows(Connection connection) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select version, type, description, script from " + name()
                        + " where version is not null order by installed_rank")) {
            while (row.next()) {
                rows.add(new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
            }
        }
        return rows;
    }

    private void refuseIfOurs(List<Row> rows) {
        if (rows.stream().anyMatch(row -> row.isOfAdoption() || isOurs(row))) {
            throw new RefusedException("the database has a history of ours already (%s in %s)"
                    .formatted(rows.stream().map(Row::version).collect(Collectors.joining(", ")), history.table()));
        }
    }

    private boolean isOurs(Row row) {
        String file = row.script().substring(row.script().lastIndexOf('/') + 1);
        return Snapshots.versions().contains(Snapshots.named(row.version())) && isScript.test(file);
    }

    /** With its indexes, whose names Flyway gives to those of each history. */
    private void setAside(Connection connection) throws SQLException {
        String aside = free(connection, history.table() + ASIDE);
        for (String index : indexes(connection)) {
            String suffix = index.startsWith(history.table())
                    ? index.substring(history.table().length())
                    : "_" + index;
            execute(
                    connection,
                    "alter index " + Identifier.quote(history.schema(), index) + " rename to "
                            + Identifier.quote(free(connection, aside + suffix)));
        }
        execute(connection, "alter table " + name() + " rename to " + Identifier.quote(aside));
    }

    private List<String> indexes(Connection connection) throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = ?::regclass")) {
            statement.setString(1, name());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    indexes.add(row.getString(1));
                }
            }
        }
        return indexes;
    }

    private String free(Connection connection, String wanted) throws SQLException {
        String name = wanted;
        for (int number = 2; new History(history.schema(), name).isThere(connection); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private void create(Connection connection) throws SQLException {
        execute(
                connection,
                TABLE.formatted(
                        name(),
                        Identifier.quote(history.table() + "_pk"),
                        Identifier.quote(history.table() + "_s_idx")));
    }

    private String name() {
        return Identifier.quote(history.schema(), history.table());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
