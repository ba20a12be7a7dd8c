package dev.freehold.schema.boot;

import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.database.RunningOperation;
import dev.freehold.schema.migration.Head;
import dev.freehold.schema.migration.MigrationStatus;
import dev.freehold.schema.migration.MigrationStep;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Sees to it that nothing is pending. Where nothing is, it takes no lock and does not even start Flyway. */
final class MigrationAtBoot {
    private static final Logger LOG = Logger.getLogger(MigrationAtBoot.class);

    private final Governance governance;
    private final Connection connection;

    /** @param connection to ask on */
    MigrationAtBoot(Governance governance, Connection connection) {
        this.governance = governance;
        this.connection = connection;
    }

    /**
     * Migrates if that is needed and allowed.
     *
     * @param patience how long to wait for somebody else who has the governor's lock
     * @return the version that the database has then
     * @throws NotReadyException if the database does not have the migrations of this build then
     */
    String migrate(Duration patience) throws SQLException, NotReadyException {
        if (Head.isReached(connection)) {
            return Snapshots.head();
        }
        Migrations migrations = governance.migrations();
        MigrationStatus status = migrations.status();
        if (!status.pending().isEmpty() && governance.settings().autoMigration()) {
            status = migrate(migrations, status, patience);
        }
        requireNoProblem(status);
        if (!status.pending().isEmpty()) {
            throw new NotReadyException(
                    SchemaCondition.PENDING,
                    "Migration is switched off, and these migrations are pending: " + titles(status));
        }
        if (status.isOfNewerBuild()) {
            LOG.warnf(
                    "The database is at version %s, which a newer build made; this one serves with it and cannot tell"
                            + " whether it is as it should be",
                    status.version());
        }
        return status.version();
    }

    /** Under the lock, where it is looked at again: somebody else may have migrated meanwhile. */
    private MigrationStatus migrate(Migrations migrations, MigrationStatus before, Duration patience)
            throws SQLException, NotReadyException {
        requireNoProblem(before);
        Optional<GovernorLock> lock = GovernorLock.await(governance.database(), "boot", patience);
        if (lock.isEmpty()) {
            String holder = GovernorLock.holder(connection).orElse("free again");
            throw NotReadyException.locked("Migrations are pending, and somebody else has the governor's lock ("
                    + holder + "): " + titles(before));
        }
        try (GovernorLock held = lock.get()) {
            MigrationStatus status = migrations.status();
            if (status.pending().isEmpty() || !status.problems().isEmpty()) {
                return status;
            }
            record(migrations, status);
            if (!held.isHeld()) {
                LOG.warn(
                        "The governor's lock was lost while it migrated; Flyway's own kept others from doing the same");
            }
            return migrations.status();
        }
    }

    private void record(Migrations migrations, MigrationStatus before) throws SQLException {
        try (RunningOperation operation = new OperationLog(governance.database())
                .start("migrate", before.version(), Optional.empty(), Map.of("at", "boot"))) {
            apply(migrations, operation);
            operation.done(migrations.version(), Map.of("at", "boot"));
        }
    }

    private static void apply(Migrations migrations, RunningOperation operation) {
        try {
            migrations.migrate();
        } catch (RuntimeException failure) {
            try {
                operation.failed(Explanation.of(failure));
            } catch (SQLException unrecorded) {
                failure.addSuppressed(unrecorded);
            }
            throw failure;
        }
    }

    private static void requireNoProblem(MigrationStatus status) throws NotReadyException {
        if (!status.problems().isEmpty()) {
            throw new NotReadyException(
                    SchemaCondition.UNKNOWN,
                    "The migrations of this build and those of the database do not agree: "
                            + String.join("; ", status.problems()));
        }
    }

    private static String titles(MigrationStatus status) {
        return status.pending().stream().map(MigrationStep::title).collect(Collectors.joining(", "));
    }
}
