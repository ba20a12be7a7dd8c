package dev.freehold.schema.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.schema.DatabaseFingerprint;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.drift.SeededDatabase;
import dev.freehold.schema.protection.Protection;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be done is reported and leaves nothing behind; what has to wait for others comes later. */
class FailingRepairTest {
    private static final String RETRY = "attempt ";

    private GovernedDatabase database;

    @BeforeEach
    void fill() throws SQLException {
        database = SeededDatabase.withRows(PostgresVersion.of(PostgresVersion.NEWEST), "failing_repair");
    }

    @Test
    void aUniqueIndexOnRowsThatAreAlikeLeavesNothing() throws SQLException {
        Repairs.execute(database, "drop index properties_listing_id_key", "update properties set listing_id = 'A-1'");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        RepairReport report = Repairs.safely(database);

        assertThat(Repairs.reasons(report, Outcome.FAILED))
                .singleElement()
                .asString()
                .contains("could not create unique index \"properties_listing_id_key\"");
        assertThat(Repairs.remains(database)).isEmpty();
        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    @Test
    void aUniqueKeyOnRowsThatAreAlikeLeavesNothingAndStopsNothingElse() throws SQLException {
        Repairs.execute(
                database,
                "alter table permissions drop constraint permissions_name_key",
                "insert into permissions (id, name, description) select gen_random_uuid(), name, name from permissions limit 1",
                "alter table tasks alter column priority set default 'low'");

        RepairReport report = Repairs.safely(database);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).hasSize(1);
        assertThat(Repairs.findings(report.after()))
                .containsExactly("drift unique permissions.permissions_name_key existence");
        assertThat(Repairs.remains(database)).isEmpty();
    }

    @Test
    void aNullThatComesInMeanwhileLeavesTheColumnAsItWas() throws SQLException {
        Repairs.execute(database, "alter table users alter column locale drop not null");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);
        Consumer<String> writer =
                once(() -> Repairs.execute(database, "update users set locale = null where username = 'ada'"));

        RepairReport report = run(Repairs.LOCK_TIMEOUT, writer);

        assertThat(report.with(Outcome.FAILED)).hasSize(1);
        assertThat(Repairs.remains(database)).isEmpty();
        assertThat(DatabaseFingerprint.of(database).tables()).isEqualTo(before.tables());
    }

    @Test
    void aLockThatSomebodyElseHasIsWaitedForInAttempts() throws SQLException {
        Repairs.execute(database, "alter table tasks alter column priority set default 'low'");

        waitsForAndRepairs("lock table tasks in access share mode", Duration.ofMillis(20));
    }

    @Test
    void anIndexWaitsForTransactionsThatAreOpen() throws SQLException {
        Repairs.execute(database, "drop index tasks_creator_id_idx");

        waitsForAndRepairs("update tasks set description = 'under way'", Duration.ofMillis(1));
    }

    /**
     * The build of an index is broken off by its lock timeout after it has made the index, and so is its removal.
     *
     * @param lockTimeout of which the build has 1,200 times as much
     */
    private void waitsForAndRepairs(String holding, Duration lockTimeout) throws SQLException {
        int[] attempts = {0};
        try (Connection holder = database.connect("test");
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(holding);

            RepairReport report = run(lockTimeout, line -> {
                if (line.startsWith(RETRY) && ++attempts[0] == 2) {
                    rollback(holder);
                }
            });

            assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
            assertThat(report.after().findings()).isEmpty();
        }
        assertThat(attempts[0]).isGreaterThanOrEqualTo(2);
        assertThat(Repairs.remains(database)).isEmpty();
    }

    @Test
    void whileAnotherGovernorIsAtWorkNothingIsDone() throws SQLException {
        Repairs.execute(database, "drop index tasks_creator_id_idx");
        DatabaseFingerprint before = DatabaseFingerprint.of(database);

        try (GovernorLock lock = GovernorLock.take(database, "test")) {
            assertThat(lock.isHeld()).isTrue();
            assertThatExceptionOfType(GovernorBusyException.class).isThrownBy(() -> Repairs.safely(database));
        }

        assertThat(DatabaseFingerprint.of(database)).isEqualTo(before);
    }

    /** The foreign keys cannot be rehearsed before the key is there. */
    @Test
    void aKeyAndWhatRefersToItAreRepairedTogether() throws SQLException {
        Repairs.execute(database, "alter table users drop constraint users_pkey cascade");

        RepairReport report = Repairs.safely(database);

        assertThat(Repairs.reasons(report, Outcome.FAILED)).isEmpty();
        assertThat(report.after().findings()).isEmpty();
    }

    private RepairReport run(Duration lockTimeout, Consumer<String> progress) throws SQLException {
        return new Repair(database, Repairs.settings(false, Protection.NONE, lockTimeout))
                .run(Optional.empty(), Repairs.SHUT, progress);
    }

    private interface Act {
        void run() throws SQLException;
    }

    private static Consumer<String> once(Act act) {
        boolean[] done = {false};
        return line -> {
            if (!done[0]) {
                done[0] = true;
                try {
                    act.run();
                } catch (SQLException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        };
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
