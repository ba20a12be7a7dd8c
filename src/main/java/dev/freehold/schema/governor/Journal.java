package dev.freehold.schema.governor;

import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.database.RunningOperation;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Writes down what is begun and how it ended, and has the state looked at anew afterwards. */
final class Journal {
    private final GovernedDatabase database;
    private final SchemaState state;

    Journal(GovernedDatabase database, SchemaState state) {
        this.database = database;
        this.state = state;
    }

    /** Work on the schema. */
    interface Work<T> {
        T run() throws SQLException;
    }

    <T> T write(String kind, Optional<String> planHash, Work<T> work) throws SQLException {
        try (RunningOperation operation = new OperationLog(database).start(kind, version(), planHash, Map.of())) {
            try {
                T result = work.run();
                operation.done(version(), Map.of());
                return result;
            } catch (SQLException | RuntimeException failure) {
                operation.failed(String.valueOf(failure.getMessage()));
                throw failure;
            }
        } finally {
            state.refresh();
        }
    }

    private String version() throws SQLException {
        try (Connection connection = database.connect("history")) {
            return Snapshots.named(AppliedVersion.of(connection));
        }
    }
}
