package dev.freehold.schema.migration;

import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Flyway on connections of the governor. All methods fail with {@link FlywayException}, whose causes include what the database
 * said.
 *
 * <p>While a statement waits for the lock of a table, everybody who comes after queues behind it. So none waits longer than the
 * lock timeout: its migration is rolled back and tried again later. One that runs outside of a transaction cannot be rolled back
 * and is not tried again.
 */
public final class Migrations {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Flyway flyway;

    /** With a lock timeout of 3 s. */
    public Migrations(Flyway configured, GovernedDatabase database) {
        this(configured, database, LOCK_TIMEOUT);
    }

    /**
     * @param configured where migrations are and how they are named; its data source is not used
     * @param lockTimeout how long a statement may wait for a lock, at least a millisecond
     */
    public Migrations(Flyway configured, GovernedDatabase database, Duration lockTimeout) {
        // No query among the first statements: Flyway would write its result into the log.
        FluentConfiguration configuration = Flyway.configure(
                        configured.getConfiguration().getClassLoader())
                .configuration(configured.getConfiguration())
                .dataSource(database.dataSource())
                .defaultSchema(database.schema())
                .initSql("set " + GovernedDatabase.MARK + " = 'migrate'; set lock_timeout = " + lockTimeout.toMillis()
                        + "; do $$ begin perform " + GovernedDatabase.ENDS_WITH_ITS_CLIENT + "; end $$");
        // Flyway's own lock would otherwise be a transaction, for whose end create index concurrently waits in vain.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        this.flyway = configuration.load();
    }

    /** What is applied, pending and wrong; asks the database once. */
    public MigrationStatus status() {
        MigrationInfoService migrations = flyway.info();
        return new MigrationStatus(
                version(migrations.current()),
                steps(migrations.all()),
                steps(migrations.pending()),
                Flaws.of(migrations.all()));
    }

    /** The last version that is applied, such as {@code 011}; {@code none} if none is. */
    public String version() {
        return version(flyway.info().current());
    }

    /** What {@link #migrate} would apply, in order. */
    public List<MigrationStep> pending() {
        return steps(flyway.info().pending());
    }

    /**
     * Applies what is pending, each migration in a transaction of its own. One whose statement does not get its lock in time is
     * tried up to five times, with growing pauses that make four seconds together.
     *
     * @return how many were pending and are applied now
     * @throws FlywayException if one fails; those before it stay applied
     */
    public int migrate() {
        int pending = pending().size();
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1; !migrates(left); left--) {
            LockSupport.parkNanos(pause.toNanos());
            pause = pause.multipliedBy(2);
        }
        return pending;
    }

    /** Whether all went well; false if it is worth another try. */
    private boolean migrates(int triesLeft) {
        try {
            flyway.migrate();
            return true;
        } catch (FlywayException failure) {
            if (triesLeft == 0
                    || !isWantOfLock(failure)
                    || Thread.currentThread().isInterrupted()
                    || !status().problems().isEmpty()) {
                throw failure;
            }
            return false;
        }
    }

    private static boolean isWantOfLock(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database && LOCK_NOT_AVAILABLE.equals(database.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** Flyway itself, on connections of the governor, for what is not here. */
    public Flyway flyway() {
        return flyway;
    }

    private static String version(MigrationInfo current) {
        return current == null
                ? AppliedVersion.NONE
                : Snapshots.named(current.getVersion().getVersion());
    }

    private static List<MigrationStep> steps(MigrationInfo... migrations) {
        return Arrays.stream(migrations).map(MigrationStep::of).toList();
    }
}
