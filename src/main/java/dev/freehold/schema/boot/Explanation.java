package dev.freehold.schema.boot;

import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.Severity;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;

/** Failures and findings in a sentence, without host names and credentials. */
public final class Explanation {
    /** Flyway names the script, what the database said and where; then it quotes the statement, which may be long. */
    private static final int LINES_OF_REASON = 8;

    /** Blank lines, rules, and advice for whoever runs Flyway himself. */
    private static final Pattern DECORATION = Pattern.compile("-*|Run Flyway .*");

    private static final int FINDINGS = 5;
    private static final String WHERE_TO_LOOK = "; the command 'schema validate' shows all";

    /** Classes and states of SQLSTATE; a driver that waited in vain gives none. */
    private static final String CONNECTION = "08";

    private static final String SERVER_NOT_UP = "57P";
    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Explanation() {}

    /** Why something failed. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayException flyway
                    && flyway.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
                return "The schema has tables and no history of migrations: somebody else made them. The command"
                        + " 'schema adopt' takes them over; for a service beside them, give it a schema of its own.";
            }
            if (cause instanceof SQLException database) {
                String sqlState = Objects.requireNonNullElse(database.getSQLState(), CONNECTION);
                if (sqlState.startsWith(CONNECTION) || sqlState.startsWith(SERVER_NOT_UP)) {
                    return "The database does not answer.";
                }
                if (sqlState.startsWith(AUTHORIZATION)) {
                    return "The database refuses the user or the password.";
                }
                if (sqlState.equals(NO_SUCH_DATABASE)) {
                    return "The server has no database of that name.";
                }
                if (sqlState.equals(LOCK_NOT_AVAILABLE)) {
                    return "Others hold locks that a migration needs; it gives way each time. " + firstLines(failure);
                }
            }
        }
        return firstLines(failure);
    }

    private static String firstLines(Throwable failure) {
        return Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName())
                .lines()
                .map(String::strip)
                .filter(line -> !DECORATION.matcher(line).matches())
                .limit(LINES_OF_REASON)
                .collect(Collectors.joining(" "));
    }

    /** How many findings of which class, and the first few of those that matter. */
    static String of(DriftReport report) {
        String counts = report.counts().entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        return counts + " (" + first(report, finding -> finding.severity() != Severity.INFO) + ")" + WHERE_TO_LOOK;
    }

    /** The first few errors. */
    static String ofErrors(DriftReport report) {
        return first(report, finding -> finding.severity() == Severity.ERROR) + WHERE_TO_LOOK;
    }

    private static String first(DriftReport report, Predicate<Finding> wanted) {
        List<String> findings = report.findings().stream()
                .filter(wanted)
                .map(finding -> finding.kind().words() + " " + finding.name() + " " + finding.aspect())
                .toList();
        String first = findings.stream().limit(FINDINGS).collect(Collectors.joining(", "));
        return findings.size() <= FINDINGS ? first : first + " and " + (findings.size() - FINDINGS) + " more";
    }
}
