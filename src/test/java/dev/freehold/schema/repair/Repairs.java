package dev.freehold.schema.repair;

import dev.freehold.schema.backup.BackupGate;
import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.ExpectedFinding;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.SeededDifference;
import dev.freehold.schema.plan.Plan;
import dev.freehold.schema.plan.PlanMaker;
import dev.freehold.schema.protection.Protection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Repairs as tests run them. */
final class Repairs {
    static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);
    static final Repair.Gate OPEN = hash -> {};
    static final Repair.Gate SHUT = hash -> {
        throw new RefusedException("no backup");
    };
    static final Consumer<String> SILENT = line -> {};

    private Repairs() {}

    static GovernorSettings settings(boolean destructive, Protection protection, Duration lockTimeout) {
        return new GovernorSettings(true, destructive, false, protection, Path.of("target"), lockTimeout);
    }

    /** Without any permission. */
    static RepairReport safely(GovernedDatabase database) throws SQLException {
        return new Repair(database, settings(false, Protection.NONE, LOCK_TIMEOUT)).run(Optional.empty(), SHUT, SILENT);
    }

    /** With all of them but a backup. */
    static RepairReport wholly(GovernedDatabase database, Protection protection) throws SQLException {
        return new Repair(database, settings(true, protection, LOCK_TIMEOUT))
                .run(Optional.of(plan(database, protection).hash()), OPEN, SILENT);
    }

    /** With all of them, and a backup that is taken before it. */
    static RepairReport withBackup(GovernedDatabase database, Path directory) throws SQLException {
        String hash = plan(database, Protection.NONE).hash();
        Backups backups = new Backups(database, directory, List.of());
        backups.take(Optional.of(hash), BackupProgress.SILENT);
        return new Repair(database, settings(true, Protection.NONE, LOCK_TIMEOUT))
                .run(Optional.of(hash), gate(backups, database), SILENT);
    }

    /** The one that commands have. */
    static Repair.Gate gate(Backups backups, GovernedDatabase database) {
        return hash -> {
            try {
                BackupGate.require(backups, database, hash);
            } catch (BackupException missing) {
                throw new RefusedException(missing.getMessage(), missing);
            }
        };
    }

    static Plan plan(GovernedDatabase database, Protection protection) throws SQLException {
        try (Connection connection = database.connect("test")) {
            return new PlanMaker(database, protection).make(connection);
        }
    }

    static void execute(GovernedDatabase database, String... statements) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static List<String> column(GovernedDatabase database, String query) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** What a repair makes for a while, and indexes that are not valid: there is none of them behind it. */
    static List<String> remains(GovernedDatabase database) throws SQLException {
        return column(database, """
                select relname from pg_class where relname like 'governor\\_%'
                union all select conname from pg_constraint where conname like 'governor\\_%'
                union all select indexrelid::regclass::text from pg_index where not indisvalid
                """);
    }

    static List<String> reasons(RepairReport report, Outcome outcome) {
        return report.with(outcome).stream()
                .map(result -> result.step().subject().fullName() + ": " + result.reason())
                .toList();
    }

    /** What a report says; but a column that was made anew is the last one, whatever its place was. */
    static List<String> findings(DriftReport report) {
        return report.findings().stream()
                .filter(finding -> !finding.aspect().equals(Finding.COLUMN_ORDER))
                .map(ExpectedFinding::text)
                .toList();
    }

    /** What the report should still say when the findings with the answers are dealt with. */
    static List<String> left(List<SeededDifference> differences, Set<Answer> dealtWith) {
        return differences.stream()
                .flatMap(difference -> difference.expected().stream())
                .filter(finding -> !dealtWith.contains(finding.answer()))
                .filter(finding -> !finding.aspect().equals(Finding.COLUMN_ORDER))
                .map(Object::toString)
                .toList();
    }
}
