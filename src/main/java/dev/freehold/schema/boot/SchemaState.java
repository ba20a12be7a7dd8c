package dev.freehold.schema.boot;

import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.report.DriftReporter;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * What state the schema is in, by what was found at boot and by the last report. Whoever asks gets what is known; the catalog is
 * read every minute and after each command, never for a probe.
 */
@Singleton
public class SchemaState {
    private static final Logger LOG = Logger.getLogger(SchemaState.class);

    /** Three times as long as a report is meant to live: one that hangs is missed as one that fails is. */
    private static final Duration STALE = Duration.ofMinutes(3);

    private final Governance governance;
    private final InstantSource clock;
    private volatile Admission admission =
            Admission.refused(SchemaCondition.UNKNOWN, "The schema has not been looked at yet.");
    private volatile Look look = new Look(Optional.empty(), Optional.empty());

    @Inject
    SchemaState(Governance governance) {
        this(governance, InstantSource.system());
    }

    /** @param clock by which reports age */
    SchemaState(Governance governance, InstantSource clock) {
        this.governance = governance;
        this.clock = clock;
    }

    /**
     * Whether requests are let in. Once they are, it stays so.
     *
     * @param version that the database had when they were
     * @param problem why they are not
     * @param condition of the schema, as far as boot knows it
     */
    private record Admission(Optional<String> version, Optional<String> problem, SchemaCondition condition) {
        static Admission granted(String version) {
            return new Admission(Optional.of(version), Optional.empty(), SchemaCondition.READY);
        }

        static Admission refused(SchemaCondition condition, String problem) {
            return new Admission(Optional.empty(), Optional.of(problem), condition);
        }
    }

    /** The last report, and since when no newer one could be made. */
    private record Look(Optional<DriftReport> report, Optional<Instant> staleSince) {}

    /** Whether the schema can be used. Once it can, it stays so until the process ends. */
    public boolean isReady() {
        return admission.version().isPresent();
    }

    /** The version that was applied last, as its file names it ({@code 005}); empty until {@link #isReady}. */
    public Optional<String> version() {
        return admission
                .version()
                .map(atStart -> look.report().map(DriftReport::version).orElse(atStart));
    }

    /** Why the schema cannot be used yet, in a sentence without host names and credentials; empty once {@link #isReady}. */
    public Optional<String> problem() {
        return admission.problem();
    }

    public SchemaCondition condition() {
        return isReady()
                ? look.report().map(SchemaState::condition).orElse(SchemaCondition.UNKNOWN)
                : admission.condition();
    }

    private static SchemaCondition condition(DriftReport report) {
        if (report.isOfNewerBuild()) {
            return SchemaCondition.NEWER;
        }
        if (!report.isCompared()) {
            return SchemaCondition.UNKNOWN;
        }
        if (report.hasPending()) {
            return SchemaCondition.PENDING;
        }
        return report.isClean() ? SchemaCondition.READY : SchemaCondition.DRIFT;
    }

    /** The last report that could be made; empty if there is none yet. */
    public Optional<DriftReport> report() {
        return look.report();
    }

    /** Since when a newer report is missed, be it that none can be made or that nobody comes to an end of it; empty if none is. */
    public Optional<Instant> staleSince() {
        Look known = look;
        return known.staleSince().or(() -> known.report()
                .map(report -> report.at().plus(STALE))
                .filter(due -> due.isBefore(clock.instant())));
    }

    /**
     * Reads the database and keeps the report; for commands that have changed something, too. A failure keeps the old report.
     *
     * @throws SQLException if the database cannot be asked
     */
    public DriftReport refresh() throws SQLException {
        return kept(() -> new DriftReporter(governance.database()).report());
    }

    /** As {@link #refresh()}, on a connection of the governor. */
    public DriftReport refresh(Connection connection) throws SQLException {
        return kept(() -> new DriftReporter(governance.database()).report(connection));
    }

    private interface Reading {
        DriftReport report() throws SQLException;
    }

    private DriftReport kept(Reading reading) throws SQLException {
        boolean isDone = false;
        try {
            DriftReport report = reading.report();
            keep(report);
            isDone = true;
            return report;
        } finally {
            if (!isDone) {
                look = new Look(look.report(), Optional.of(look.staleSince().orElseGet(clock::instant)));
            }
        }
    }

    /** Until the schema is ready, boot looks at it. */
    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void refreshRegularly() {
        if (!isReady()) {
            return;
        }
        boolean wasFresh = staleSince().isEmpty();
        try {
            refresh();
        } catch (SQLException | RuntimeException failure) {
            LOG.debug("The schema could not be compared", failure);
            if (wasFresh) {
                LOG.warnf("The schema cannot be compared, what is known of it is kept: %s", Explanation.of(failure));
            }
        }
    }

    /** Says it when what is found changes, not every minute. */
    private void keep(DriftReport report) {
        boolean isNews = look.report()
                .filter(before -> before.isCompared() == report.isCompared()
                        && before.findings().equals(report.findings()))
                .isEmpty();
        boolean wasDrifted = look.report().filter(before -> !before.isClean()).isPresent();
        look = new Look(Optional.of(report), Optional.empty());
        if (isNews && !report.isCompared()) {
            LOG.warnf(
                    "Nobody can tell whether the schema is what it should be: %s",
                    report.whyNotCompared().orElseThrow());
        } else if (isNews && !report.isClean()) {
            LOG.warnf("The schema has drifted: %s", Explanation.of(report));
        } else if (isNews && wasDrifted) {
            LOG.info("The schema is again what it should be");
        }
    }

    /** Lets requests in, for good. */
    void admit(String version) {
        if (!isReady()) {
            LOG.infof("The schema is ready at version %s", version);
        }
        admission = Admission.granted(version);
    }

    /** Says it once per reason, not per attempt: the attempts go on for ever. */
    void refuse(SchemaCondition condition, String problem) {
        Admission next = Admission.refused(condition, problem);
        if (!next.equals(admission)) {
            LOG.warnf("The schema is not ready; trying again: %s", problem);
        }
        admission = next;
    }
}
