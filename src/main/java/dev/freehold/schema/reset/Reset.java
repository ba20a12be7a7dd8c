package dev.freehold.schema.reset;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.LockRetry;
import dev.freehold.schema.database.PatientTransaction;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import dev.freehold.schema.migration.History;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Dependents;
import dev.freehold.schema.protection.Untouchables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Drops all that the migrations made and makes it anew. What they did not make stays as it is, to the last byte.
 *
 * <p>Tables, views, functions and the rows of the history go in one transaction. Whoever is killed leaves either the old database
 * or one that the next start, or {@code init}, fills.
 */
public final class Reset {
    private static final String PURPOSE = "reset";

    private final Migrations migrations;
    private final GovernedDatabase database;
    private final Function<String, Optional<Catalog>> snapshots;
    private final GovernorSettings settings;
    private final PatientTransaction transaction;

    /** @param snapshots what the migrations build up to a version: {@code Snapshots::at} */
    public Reset(
            Migrations migrations,
            GovernedDatabase database,
            Function<String, Optional<Catalog>> snapshots,
            GovernorSettings settings) {
        this.migrations = migrations;
        this.database = database;
        this.snapshots = snapshots;
        this.settings = settings;
        this.transaction = new PatientTransaction(database, settings.lockTimeout());
    }

    /**
     * What was done.
     *
     * @param dropped the tables
     * @param backup of what was in them
     * @param version that the database has now
     */
    public record Result(SortedSet<String> dropped, String backup, String version) {}

    /**
     * Resets. While the backup is taken nobody can write to what is managed, so that it holds the last row.
     *
     * @param confirmed whether somebody said in so many words that everything is to be deleted
     * @param backup takes and verifies a backup and answers with its name, or fails; the governor's lock is held already, and it
     *     must not write to what is managed
     * @param progress is told each step before it is taken
     * @throws RefusedException if a condition is not met; nothing has changed
     * @throws GovernorBusyException if somebody else is at work
     * @throws org.flywaydb.core.api.FlywayException if a migration fails; the database is empty then, or at an older version
     * @throws SQLException if the database cannot be asked, or its locks are not to be had; nothing has changed
     */
    public Result reset(boolean confirmed, Callable<String> backup, Consumer<String> progress) throws SQLException {
        refuseUnlessAllowed(confirmed);
        return GovernorLock.alone(database, PURPOSE, lock -> {
            String version = migrations.version();
            if (version.equals(AppliedVersion.NONE)) {
                throw new RefusedException("the database has no version of ours; init or adopt it");
            }
            Catalog managed = snapshots
                    .apply(version)
                    .orElseThrow(() -> new RefusedException("this build has no snapshot of version " + version));
            transaction.rehearse(PURPOSE, connection -> {
                refuseForbidden(connection, managed);
                drop(connection, managed);
                return managed;
            });
            return reset(lock, managed, backup, progress);
        });
    }

    private Result reset(GovernorLock lock, Catalog managed, Callable<String> backup, Consumer<String> progress)
            throws SQLException {
        SortedSet<String> tables = managed.tables();
        String name = transaction.commit(PURPOSE, connection -> {
            History.of(migrations).lock(connection);
            tables.retainAll(
                    CatalogReader.readWithin(connection, database.schema()).tables());
            close(connection, tables);
            progress.accept("taking a backup");
            String taken = taken(backup);
            lock.demand();
            progress.accept("dropping " + tables.size() + " tables");
            dropPatiently(connection, managed);
            History.of(migrations).clear(connection);
            return taken;
        });
        progress.accept("migrating");
        migrations.migrate();
        return new Result(tables, name, migrations.version());
    }

    /** What cannot be had after so many attempts does not start over: the backup would be taken again each time. */
    private void dropPatiently(Connection connection, Catalog managed) throws SQLException {
        try {
            transaction.repeat(connection, part -> {
                refuseForbidden(part, managed);
                drop(part, managed);
                return part;
            });
        } catch (SQLException failure) {
            if (LockRetry.isInTheWay(failure)) {
                throw new RefusedException(
                        "nothing was dropped, since somebody is reading all the time: " + failure.getMessage(),
                        failure);
            }
            throw failure;
        }
    }

    private void refuseUnlessAllowed(boolean confirmed) {
        List<String> missing = new ArrayList<>();
        if (!confirmed) {
            missing.add("it was not confirmed");
        }
        if (!settings.destructive()) {
            missing.add("destructive commands are not allowed (AUTO_SCHEMA_DESTRUCTIVE)");
        }
        if (!missing.isEmpty()) {
            throw new RefusedException("a reset deletes everything: " + String.join(", and ", missing));
        }
    }

    private void refuseForbidden(Connection connection, Catalog managed) throws SQLException {
        Untouchables untouchables = new Untouchables(managed, settings.protection());
        SortedSet<String> live =
                CatalogReader.readWithin(connection, database.schema()).tables();
        List<String> refused = new ArrayList<>();
        settings.protection().mistake(live).ifPresent(refused::add);
        managed.tables().stream()
                .filter(table -> live.contains(table) && settings.protection().covers(table))
                .forEach(table -> refused.add(table + " is protected"));
        refused.addAll(Dependents.amongUntouchables(connection, database.schema(), managed.tables(), untouchables));
        if (!refused.isEmpty()) {
            throw new RefusedException("a reset is refused: " + String.join(", ", refused));
        }
    }

    private void drop(Connection connection, Catalog managed) throws SQLException {
        Catalog before = CatalogReader.readWithin(connection, database.schema());
        new Drops(connection, database.schema()).drop(managed, before);
        List<String> changed = new Untouchables(managed, settings.protection())
                .changed(before, CatalogReader.readWithin(connection, database.schema()));
        if (!changed.isEmpty()) {
            throw new RefusedException("a reset would take along what is not managed: " + String.join(", ", changed));
        }
    }

    /** Readers stay, and the backup is one; writers wait. */
    private void close(Connection connection, SortedSet<String> tables) throws SQLException {
        if (!tables.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "lock table " + Identifier.quoteAll(database.schema(), tables) + " in exclusive mode");
            }
        }
    }

    private static String taken(Callable<String> backup) {
        try {
            return backup.call();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new RefusedException("nothing was dropped: the backup was stopped", stopped);
        } catch (Exception failure) {
            throw new RefusedException(
                    "nothing was dropped, since there is no backup: " + failure.getMessage(), failure);
        }
    }
}
