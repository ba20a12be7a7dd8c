package dev.freehold.schema.governor;

import dev.freehold.schema.boot.Explanation;
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
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Writes down what is begun and how it ended, and has the state looked at anew afterwards. Neither makes finished work a failure,
 * nor takes the place of one that there is.
 */
final class Journal {
    private static final Logger LOG = Logger.getLogger(Journal.class);

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

    /**
     * How work ended that came to its end.
     *
     * @param failure what of it failed nevertheless; empty if nothing did
     * @param detail what else is worth knowing
     */
    record Ending(Optional<String> failure, Map<String, String> detail) {
        static Ending well() {
            return new Ending(Optional.empty(), Map.of());
        }
    }

    private interface Note {
        void write() throws SQLException;
    }

    <T> T write(String kind, Optional<String> planHash, Work<T> work) throws SQLException {
        return write(kind, planHash, work, result -> Ending.well());
    }

    /** @param ending what the result says of the end */
    <T> T write(String kind, Optional<String> planHash, Work<T> work, Function<T, Ending> ending) throws SQLException {
        RunningOperation operation = new OperationLog(database).start(kind, version(), planHash, Map.of());
        T result;
        try {
            result = work.run();
        } catch (SQLException | RuntimeException | Error failure) {
            suppressing(failure, () -> operation.failed(String.valueOf(failure.getMessage())));
            suppressing(failure, operation::close);
            suppressing(failure, state::refresh);
            throw failure;
        }
        afterwards("How it ended is not recorded", () -> end(operation, ending.apply(result)));
        afterwards("Its record is not closed", operation::close);
        afterwards("The schema was not looked at anew", state::refresh);
        return result;
    }

    private void end(RunningOperation operation, Ending ending) throws SQLException {
        if (ending.failure().isPresent()) {
            operation.failed(ending.failure().get(), ending.detail());
        } else {
            operation.done(version(), ending.detail());
        }
    }

    private static void suppressing(Throwable failure, Note note) {
        try {
            note.write();
        } catch (SQLException | RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    private static void afterwards(String complaint, Note note) {
        try {
            note.write();
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("The work is done. %s: %s", complaint, Explanation.of(failure));
        }
    }

    private String version() throws SQLException {
        try (Connection connection = database.connect("history")) {
            return Snapshots.named(AppliedVersion.of(connection));
        }
    }
}
