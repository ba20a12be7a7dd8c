package dev.freehold.schema.fingerprint;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.GovernorSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Remembers unmanaged objects in {@code governor.fingerprints}, so that a change to one is noticed although nobody says what it
 * should be. {@link FingerprintChanges} tells what has changed since.
 *
 * <p>Adopting, migrating and repairing remember; validating only compares. Restoring a backup is a reason to accept: PostgreSQL
 * may print an object in other words after a dump.
 */
public final class Fingerprints {
    /** The kind of the row that says when the governor looked first; it is there even if it found nothing. */
    private static final String BASELINE = "schema";

    private static final String SELECT = """
            select kind, name, sha256, description, server_version, seen_at
            from governor.fingerprints
            where schema_name = ?
            order by kind, name
            """;

    private static final String INSERT = """
            insert into governor.fingerprints (schema_name, kind, name, sha256, description, server_version)
            values (?, ?, ?, ?, ?, current_setting('server_version_num')::integer)
            on conflict do nothing
            """;

    private final String schema;

    /**
     * Of a governed schema.
     *
     * @param schema its name, not quoted
     */
    public Fingerprints(String schema) {
        this.schema = schema;
    }

    /**
     * What is remembered. Nothing if nothing ever was, or if the role may not read it.
     *
     * @param connection any to the governed database
     * @throws SQLException if the database cannot be asked
     */
    public Remembered remembered(Connection connection) throws SQLException {
        List<Remembered.Sight> sights = new ArrayList<>();
        Optional<Instant> since = Optional.empty();
        int serverMajor = connection.getMetaData().getDatabaseMajorVersion();
        if (GovernorSchema.unreadable(connection, "fingerprints").isPresent()) {
            return new Remembered(since, serverMajor, sights);
        }
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString("kind").equals(BASELINE)) {
                        since = Optional.of(seenAt(rows));
                    } else {
                        sights.add(sight(rows));
                    }
                }
            }
        }
        return new Remembered(since, serverMajor, sights);
    }

    private static Remembered.Sight sight(ResultSet row) throws SQLException {
        Kind kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT));
        return new Remembered.Sight(
                new Fingerprint(
                        new ObjectName(kind, row.getString("name")),
                        row.getString("description"),
                        row.getString("sha256")),
                row.getInt("server_version") / 10_000,
                seenAt(row));
    }

    private static Instant seenAt(ResultSet row) throws SQLException {
        return row.getObject("seen_at", OffsetDateTime.class).toInstant();
    }

    /**
     * Remembers the objects that are not known yet, as they are now, and nothing of those that are: they stay as they were
     * seen first, be they changed since or gone.
     *
     * @param connection in auto-commit
     * @param live the schema as it is
     * @param unmanaged the objects of it that only the database has
     * @return why nothing can be remembered, in a sentence without a full stop; empty if it was
     * @throws SQLException if the database fails; nothing is remembered then
     */
    public Optional<String> remember(Connection connection, Catalog live, Set<ObjectName> unmanaged)
            throws SQLException {
        return write(connection, live, unmanaged, false);
    }

    /**
     * Takes the unmanaged objects as they are now for right: forgets what was, and remembers what is.
     *
     * @param connection in auto-commit
     * @param live the schema as it is
     * @param unmanaged the objects of it that only the database has
     * @return why nothing can be remembered, in a sentence without a full stop; empty if it was
     * @throws SQLException if the database fails; what was remembered stays then
     */
    public Optional<String> accept(Connection connection, Catalog live, Set<ObjectName> unmanaged) throws SQLException {
        return write(connection, live, unmanaged, true);
    }

    private Optional<String> write(Connection connection, Catalog live, Set<ObjectName> unmanaged, boolean anew)
            throws SQLException {
        Optional<String> reason = GovernorSchema.ensure(connection);
        if (reason.isPresent()) {
            return reason;
        }
        connection.setAutoCommit(false);
        try {
            if (anew) {
                forget(connection);
            }
            insert(
                    connection,
                    unmanaged.stream()
                            .map(object -> Fingerprint.of(object, live))
                            .toList());
            connection.commit();
            return Optional.empty();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void forget(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from governor.fingerprints where schema_name = ?")) {
            statement.setString(1, schema);
            statement.executeUpdate();
        }
    }

    private void insert(Connection connection, List<Fingerprint> fingerprints) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            add(statement, BASELINE, schema, "", "");
            for (Fingerprint fingerprint : fingerprints) {
                add(
                        statement,
                        fingerprint.object().kind().toString(),
                        fingerprint.object().name(),
                        fingerprint.sha256(),
                        fingerprint.description());
            }
            statement.executeBatch();
        }
    }

    private void add(PreparedStatement statement, String kind, String name, String sha256, String description)
            throws SQLException {
        statement.setString(1, schema);
        statement.setString(2, kind);
        statement.setString(3, name);
        statement.setString(4, sha256);
        statement.setString(5, description);
        statement.addBatch();
    }
}
