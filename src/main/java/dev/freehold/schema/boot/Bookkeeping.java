package dev.freehold.schema.boot;

import dev.freehold.schema.attribution.DdlTrigger;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.fingerprint.Fingerprints;
import dev.freehold.schema.fingerprint.ObjectName;
import dev.freehold.schema.report.DriftReporter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the governor keeps in its books beyond its operations. */
public final class Bookkeeping {
    private static final Logger LOG = Logger.getLogger(Bookkeeping.class);

    private Bookkeeping() {}

    /** As {@link #keep}, after work that is done whether or not it can be written down: says in the log what cannot. */
    public static void keepIfPossible(GovernedDatabase database) {
        try {
            keep(database)
                    .ifPresent(reason -> LOG.infof("Changes of the schema by others are not recorded: %s", reason));
        } catch (SQLException | RuntimeException failure) {
            LOG.warnf("The governor could not keep its books: %s", Explanation.of(failure));
        }
    }

    /**
     * Remembers unmanaged objects that were not known yet, and sees to it that changes by others are recorded.
     *
     * @return why they are not, in a sentence without a full stop; empty if they are
     * @throws SQLException if the database cannot be asked
     */
    public static Optional<String> keep(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("bookkeeping")) {
            DriftReporter.Look look = new DriftReporter(database).look(connection);
            if (look.report().isCompared()) {
                new Fingerprints(database.schema())
                        .remember(
                                connection,
                                look.live(),
                                ObjectName.unmanaged(look.report().findings()));
            }
        }
        return new DdlTrigger(database).install();
    }
}
