package dev.freehold.schema.boot;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Severity;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.shared.persistence.SchemaReady;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Brings the schema to the version that this build needs, or waits until somebody else has.
 *
 * <p>The first attempt is waited for before HTTP opens, so that a healthy start serves at once. If it fails or takes long (a
 * migration of many rows, a table that somebody has locked) the service starts nevertheless, alive and not ready, and goes on
 * trying: it never exits for want of a database. Of replicas that start together one takes
 * the governor's lock and migrates; the others poll for it and find nothing left to do. Where nothing is pending nobody takes it.
 *
 * <p>With {@code SCHEMA_ON_DRIFT=refuse} drift of severity error keeps a starting service from becoming ready until it is
 * repaired. A service that serves already goes on when drift appears: it shows in health, metrics and log, but a refusal of all
 * replicas at once would be an outage that the guard has made.
 */
@Singleton
public class SchemaBoot {
    private static final Logger LOG = Logger.getLogger(SchemaBoot.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** HTTP is not open yet, and a probe may be counting. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(5);

    /** About as long as a platform waits for a port before it starts the process anew, and a migration with it. */
    private static final Duration WAIT_AT_START = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Governance governance;
    private final SchemaState state;
    private final Event<SchemaReady> ready;
    private final boolean boots;
    private final Duration patienceAtStart;
    private final Duration waitAtStart;
    private volatile Thread attempts;

    /** @param config of which only {@code boot} counts here */
    @Inject
    SchemaBoot(Governance governance, SchemaState state, Event<SchemaReady> ready, GovernorConfig config) {
        this(governance, state, ready, config.boot(), PATIENCE_AT_START, WAIT_AT_START);
    }

    SchemaBoot(
            Governance governance,
            SchemaState state,
            Event<SchemaReady> ready,
            boolean boots,
            Duration patienceAtStart,
            Duration waitAtStart) {
        this.governance = governance;
        this.state = state;
        this.ready = ready;
        this.boots = boots;
        this.patienceAtStart = patienceAtStart;
        this.waitAtStart = waitAtStart;
    }

    private enum Outcome {
        READY,
        /** Somebody else was at it all the time. */
        LOCKED,
        FAILED
    }

    /** First of all observers: the others may use the tables. */
    void onStart(@Observes @Priority(1) StartupEvent event) {
        if (!boots) {
            return;
        }
        CountDownLatch first = new CountDownLatch(1);
        Thread thread = new Thread(() -> attempt(first), "schema boot");
        thread.setDaemon(true);
        attempts = thread;
        thread.start();
        // Beside it, while it connects: otherwise the snapshots are most of what the first report takes.
        Snapshots.prepare();
        try {
            if (!first.await(waitAtStart.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warnf("The schema is not ready after %d s; the service starts without it", waitAtStart.toSeconds());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(CountDownLatch first) {
        Outcome outcome = Outcome.FAILED;
        try {
            outcome = attempt(patienceAtStart);
        } finally {
            first.countDown();
        }
        if (outcome != Outcome.READY) {
            retry();
        }
    }

    /** What is being migrated is finished or rolled back by the database. */
    void onStop(@Observes ShutdownEvent event) {
        Thread thread = attempts;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void retry() {
        Duration delay = FIRST_DELAY;
        Outcome outcome = Outcome.FAILED;
        while (outcome != Outcome.READY) {
            LockSupport.parkNanos(delay.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            outcome = attempt(PATIENCE);
            Duration twice = delay.multipliedBy(2);
            delay = outcome == Outcome.LOCKED
                    ? FIRST_DELAY
                    : twice.compareTo(LONGEST_DELAY) < 0 ? twice : LONGEST_DELAY;
        }
    }

    private Outcome attempt(Duration patience) {
        try {
            String version = govern(patience);
            // First, so that whoever is let in finds everything made that must be there.
            ready.fire(new SchemaReady(version));
            state.admit(version);
            keepBooks();
            return Outcome.READY;
        } catch (NotReadyException reason) {
            state.refuse(reason.condition(), reason.getMessage());
            return reason.isLocked() ? Outcome.LOCKED : Outcome.FAILED;
        } catch (SQLException | RuntimeException failure) {
            state.refuse(SchemaCondition.UNKNOWN, Explanation.of(failure));
            LOG.debug("The schema is not ready", failure);
            return Outcome.FAILED;
        }
    }

    /** Beside the requests that are let in already: none of them needs it. */
    private void keepBooks() throws SQLException {
        GovernedDatabase database = governance.database();
        Thread thread = new Thread(() -> Bookkeeping.keepIfPossible(database), "schema books");
        thread.setDaemon(true);
        thread.start();
    }

    /** Everything that must be so before requests are let in. */
    private String govern(Duration patience) throws SQLException, NotReadyException {
        long start = System.nanoTime();
        GovernedDatabase database = governance.database();
        try (Connection connection = database.connect("boot")) {
            long connected = System.nanoTime();
            String version = new MigrationAtBoot(governance, connection).migrate(patience);
            long migrated = System.nanoTime();
            compare(connection);
            LOG.debugf(
                    "Governing took %d ms: %d to connect, %d for migrations, %d for the report",
                    millis(start, System.nanoTime()),
                    millis(start, connected),
                    millis(connected, migrated),
                    millis(migrated, System.nanoTime()));
            return version;
        }
    }

    private static long millis(long start, long end) {
        return (end - start) / NANOS_PER_MILLI;
    }

    /** A report that cannot be made stops nobody, unless drift would. */
    private void compare(Connection connection) throws NotReadyException {
        boolean refuses = governance.settings().refusesDrift();
        try {
            DriftReport report = state.refresh(connection);
            if (!report.isCompared() && !report.isOfNewerBuild()) {
                throw new NotReadyException(
                        SchemaCondition.UNKNOWN,
                        "Nobody can tell whether the schema is what this build needs: "
                                + report.whyNotCompared().orElseThrow() + ".");
            }
            if (refuses && report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
                throw new NotReadyException(
                        SchemaCondition.REFUSED,
                        "The schema has drifted, which SCHEMA_ON_DRIFT refuses: " + Explanation.ofErrors(report));
            }
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("The schema could not be compared", failure);
            String reason = "The schema could not be compared with what it should be: " + Explanation.of(failure);
            if (refuses) {
                throw new NotReadyException(SchemaCondition.REFUSED, reason);
            }
            LOG.warn(reason);
        }
    }
}
