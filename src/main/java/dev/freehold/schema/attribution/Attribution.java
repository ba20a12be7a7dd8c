package dev.freehold.schema.attribution;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSchema;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.report.Attributions;
import dev.freehold.schema.report.SchemaChange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says who brought findings about, from what the {@link DdlTrigger} recorded. */
public final class Attribution {
    private static final int CONSIDERED_CHANGES = 2_000;

    private static final String SELECT = """
            select at, db_user, coalesce(host(client_addr), 'local') as client, application_name, object_type,
                object_identity, statement
            from governor.ddl_log
            where schema_name = ?
            order by id desc
            limit ?
            """;

    private final GovernedDatabase database;

    public Attribution(GovernedDatabase database) {
        this.database = database;
    }

    /**
     * For each finding about the database the newest of the recorded changes that fit it best; and why there is none to come,
     * where changes are not recorded. What is on record is shown in either case. Changes nothing.
     *
     * @throws SQLException if the database cannot be asked
     */
    public Attributions of(List<Finding> findings) throws SQLException {
        try (Connection connection = database.connect("attribution")) {
            return of(connection, findings);
        }
    }

    /**
     * As {@link #of(List)}.
     *
     * @param connection any to the governed database
     * @throws SQLException if the database cannot be asked
     */
    public Attributions of(Connection connection, List<Finding> findings) throws SQLException {
        Optional<String> unavailable = new DdlTrigger(database).unavailable(connection);
        Map<Finding, SchemaChange> changes = new HashMap<>();
        if (!findings.isEmpty()
                && GovernorSchema.unreadable(connection, "ddl_log").isEmpty()) {
            List<RecordedChange> recorded = newestFirst(connection);
            findings.stream()
                    .filter(finding -> finding.findingClass() != FindingClass.UNMIGRATED_MODEL)
                    .forEach(finding -> best(finding, recorded).ifPresent(change -> changes.put(finding, change)));
        }
        return new Attributions(changes, unavailable);
    }

    /** Of those that fit equally well the first is kept, which is the newest. */
    private Optional<SchemaChange> best(Finding finding, List<RecordedChange> newestFirst) {
        Fit fit = new Fit(finding, database.schema());
        int best = Fit.NONE;
        Optional<SchemaChange> found = Optional.empty();
        for (RecordedChange change : newestFirst) {
            int rank = fit.of(change);
            if (rank < best) {
                best = rank;
                found = Optional.of(change.change());
            }
            if (best == Fit.EXACT) {
                break;
            }
        }
        return found;
    }

    private List<RecordedChange> newestFirst(Connection connection) throws SQLException {
        List<RecordedChange> changes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, database.schema());
            statement.setInt(2, CONSIDERED_CHANGES);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(rows));
                }
            }
        }
        return changes;
    }

    private static RecordedChange change(ResultSet row) throws SQLException {
        String application = row.getString("application_name");
        return new RecordedChange(
                row.getString("object_type"),
                row.getString("object_identity").replace("\"", ""),
                new SchemaChange(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("db_user") + "@" + row.getString("client")
                                + (application.isEmpty() ? "" : " (" + application + ")"),
                        row.getString("statement")));
    }
}
