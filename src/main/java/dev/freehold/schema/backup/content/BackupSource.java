package dev.freehold.schema.backup.content;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.ddl.Identifier;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A database as one REPEATABLE READ snapshot has it: what others commit meanwhile is not to be seen. All tables are locked against
 * changes to their structure, and to nothing else.
 */
public final class BackupSource implements AutoCloseable {
    /** The schema of the governor's own books. */
    public static final String BOOKS = "governor";

    /** Besides the governed schema, in this order. */
    private static final List<String> OWN_SCHEMAS = List.of(BOOKS, "quarantine");

    private static final String LISTED_SCHEMAS =
            "select nspname from pg_namespace where nspname = any(?) order by array_position(?, nspname::text)";

    private final Connection connection;
    private final String schema;
    private final List<String> schemas;
    private final Instant takenAt;

    private BackupSource(Connection connection, String schema, List<String> schemas, Instant takenAt) {
        this.connection = connection;
        this.schema = schema;
        this.schemas = schemas;
        this.takenAt = takenAt;
    }

    /**
     * Takes the snapshot.
     *
     * @param purpose as other sessions see it
     * @throws SQLException if the database cannot be reached, if the role may not read all tables, or if a table stays locked
     *     for a minute by somebody who changes it
     */
    public static BackupSource open(GovernedDatabase database, String purpose) throws SQLException {
        Connection connection = database.connect(purpose);
        try {
            CopySession.prepare(connection);
            List<String> schemas = schemas(connection, database.schema());
            List<TableShape> shapes = TableShape.of(connection, schemas);
            connection.setAutoCommit(false);
            execute(connection, "set transaction isolation level repeatable read, read only");
            if (!shapes.isEmpty()) {
                execute(
                        connection,
                        "lock table "
                                + shapes.stream()
                                        .map(shape -> Identifier.quote(shape.schema(), shape.name()))
                                        .collect(Collectors.joining(", "))
                                + " in access share mode");
            }
            return new BackupSource(connection, database.schema(), schemas, takeSnapshot(connection));
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    /** The first query takes the snapshot. When it arrived: by the clock that the governor's books go by, and no later. */
    private static Instant takeSnapshot(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select statement_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private static List<String> schemas(Connection connection, String governed) throws SQLException {
        List<String> wanted = new ArrayList<>(List.of(governed));
        wanted.addAll(OWN_SCHEMAS);
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(LISTED_SCHEMAS)) {
            statement.setArray(1, connection.createArrayOf("text", wanted.toArray()));
            statement.setArray(2, connection.createArrayOf("text", wanted.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(found);
    }

    /** The schemas that are there, the governed one first. */
    public List<String> schemas() {
        return schemas;
    }

    public List<TableShape> tables() throws SQLException {
        return TableShape.of(connection, schemas);
    }

    /**
     * Writes the rows of a table in COPY's text format.
     *
     * @param out gets them, and is not closed
     * @throws IOException what {@code out} throws; the snapshot is of no more use then
     */
    public TableContent copy(TableShape table, OutputStream out, BackupProgress progress)
            throws SQLException, IOException {
        return table.copy(connection, out, progress);
    }

    /** Reads all tables for their counts and checksums only. */
    public List<TableContent> contents(BackupProgress progress) throws SQLException, IOException {
        List<TableContent> contents = new ArrayList<>();
        for (TableShape table : tables()) {
            contents.add(copy(table, OutputStream.nullOutputStream(), progress));
        }
        return contents;
    }

    /** The schemas without their rows. */
    public List<SchemaPart> parts() throws SQLException {
        List<SchemaPart> parts = new ArrayList<>();
        for (String name : schemas) {
            CopySession.searchIn(connection, name);
            Catalog history = name.equals(schema) ? CatalogReader.readHistory(connection, name) : Catalog.empty();
            parts.add(new SchemaPart(
                    name, CatalogReader.readWithin(connection, name), history, Details.of(connection, name)));
        }
        return parts;
    }

    public List<SequenceValue> sequences() throws SQLException {
        return Sequences.read(connection, schemas);
    }

    /** The name under which other sessions can see the same snapshot, as long as this is open. */
    public String export() throws SQLException {
        return text("select pg_export_snapshot()").orElseThrow();
    }

    /** What is there that a dump of the schemas would carry, and an archive cannot. */
    public List<String> uncarried() throws SQLException {
        return Uncarried.objects(connection, schemas);
    }

    /**
     * Demands that the schemas can be backed up by themselves, in whatever format.
     *
     * @throws BackupException if something in them needs what is elsewhere, with the names
     */
    public void demandClosed() throws SQLException {
        List<String> outside = Uncarried.outside(connection, schemas);
        if (!outside.isEmpty()) {
            throw new BackupException(
                    "a backup of the %s alone cannot carry %s. Back up the whole database with pg_dump"
                            .formatted(
                                    schemas.size() == 1
                                            ? "schema " + schemas.get(0)
                                            : "schemas " + String.join(", ", schemas),
                                    String.join("; ", outside)));
        }
    }

    /**
     * The manifest of a backup.
     *
     * @param tables as they were read
     * @param sequences as they were read
     */
    public Manifest manifest(
            BackupFormat format, Optional<String> planHash, List<TableContent> tables, List<SequenceValue> sequences)
            throws SQLException {
        List<SchemaPart> parts = parts();
        CopySession.searchIn(connection, schema);
        return new Manifest(
                format,
                takenAt,
                planHash,
                identity(),
                serverVersion(),
                schema,
                AppliedVersion.of(connection),
                text("""
                        select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end)::text
                        """),
                parts,
                tables,
                sequences,
                Extensions.of(connection),
                Optional.empty());
    }

    public DatabaseIdentity identity() throws SQLException {
        return DatabaseIdentity.of(connection);
    }

    /** Such as {@code 180001}. */
    public int serverVersion() throws SQLException {
        return Integer.parseInt(text("show server_version_num").orElseThrow());
    }

    private Optional<String> text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
