package dev.freehold.schema.checklist;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.migration.MigrationStep;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.schema.snapshot.Snapshots;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.api.output.ValidateOutput;
import org.flywaydb.core.api.output.ValidateResult;

/**
 * Goes through everything that a sound database has, point by point. It only looks, takes no lock and may run beside anything;
 * what is in the middle of a migration can look unsound to it.
 */
public final class Checklist {
    private final Migrations migrations;
    private final GovernedDatabase database;
    private final GovernorSettings settings;
    private final Supplier<Collection<Instant>> backups;

    /**
     * A list for one database.
     *
     * @param settings of the service that the database is for
     * @param backups when each backup that is there was taken
     */
    public Checklist(
            Migrations migrations,
            GovernedDatabase database,
            GovernorSettings settings,
            Supplier<Collection<Instant>> backups) {
        this.migrations = migrations;
        this.database = database;
        this.settings = settings;
        this.backups = backups;
    }

    /**
     * All points. A database that does not answer fails the first one, and nothing else is looked at.
     *
     * @throws SQLException if the database answers at first and then does not
     */
    public List<Check> check() throws SQLException {
        List<Check> checks = new ArrayList<>();
        try (Connection connection = database.connect("verify")) {
            checks.add(Check.ok(
                    "the database answers",
                    "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()));
            checks.addAll(versions());
            DriftReporter.Look look = new DriftReporter(database).look(connection);
            checks.addAll(ObjectChecks.of(Snapshots.at(Snapshots.head()).orElseThrow(), look.live()));
            checks.add(BootPath.of(migrations.status(), settings, look.report()));
            checks.add(Check.naming(
                    "every protected table is there",
                    settings.protection().globs().isEmpty() ? "none is named" : "by SCHEMA_PROTECTED_TABLES",
                    settings.protection().withoutTable(look.live().tables())));
            checks.addAll(ServerChecks.of(connection));
        } catch (SQLException failure) {
            if (!checks.isEmpty()) {
                throw failure;
            }
            return List.of(Check.failed("the database answers", String.valueOf(failure.getMessage())));
        }
        checks.add(backup());
        return checks;
    }

    private List<Check> versions() {
        String version = migrations.version();
        String head = Snapshots.head();
        List<String> pending =
                migrations.pending().stream().map(MigrationStep::version).toList();
        ValidateResult validation = migrations.flyway().validateWithResult();
        List<String> wrong = Optional.ofNullable(validation.invalidMigrations).orElse(List.of()).stream()
                .filter(migration -> !pending.contains(migration.version))
                .map(Checklist::sentence)
                .toList();
        return List.of(
                version.equals(head)
                        ? Check.ok("the version is the newest", version)
                        : new Check("the version is the newest", false, version + " instead of " + head, pending),
                Check.naming(
                        "applied migrations are those of this build",
                        wrong.isEmpty() ? "all checksums agree" : "they differ",
                        wrong));
    }

    private static String sentence(ValidateOutput migration) {
        String message = migration.errorDetails == null ? "" : migration.errorDetails.errorMessage;
        return (migration.version + " " + migration.description + ": " + message).strip();
    }

    private Check backup() {
        Collection<Instant> taken = backups.get();
        return taken.stream()
                .max(Comparator.naturalOrder())
                .map(newest -> Check.ok(
                        "there are backups",
                        "%d, the newest %s old".formatted(taken.size(), age(Duration.between(newest, Instant.now())))))
                .orElse(Check.failed("there are backups", "none"));
    }

    private static String age(Duration age) {
        if (age.toDays() > 1) {
            return age.toDays() + " days";
        }
        return age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " min";
    }
}
