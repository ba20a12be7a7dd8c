package dev.freehold.schema.report;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Picture;
import dev.freehold.schema.drift.Printable;
import dev.freehold.schema.drift.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A report for people: what differs by class and table, with the definitions under each other, and what to do. */
public final class ReportText {
    private static final String INDENT = "      ";

    private final DriftReport report;
    private final Attributions attributions;
    private final Ink ink;
    private final StringBuilder text = new StringBuilder();

    private ReportText(DriftReport report, Attributions attributions, Ink ink) {
        this.report = report;
        this.attributions = attributions;
        this.ink = ink;
    }

    /**
     * The report as text, ending with a line end. Control characters of names and statements do not get into it.
     *
     * @param attributions who changed what; {@link Attributions#NONE} if nobody asked
     * @param isColoured whether to use the colours of terminals
     */
    public static String of(DriftReport report, Attributions attributions, boolean isColoured) {
        return new ReportText(report, attributions, isColoured ? Ink.COLOURED : Ink.PLAIN).write();
    }

    private String write() {
        if (!report.isCompared()) {
            line(ink.warning(
                    "Not compared: the database is at version " + versions() + ", which this build does not know."));
        } else if (report.findings().isEmpty()) {
            line(ink.good(
                    report.hasPending()
                            ? "Nothing differs, and migrations are pending: version " + versions() + "."
                            : "The schema is as it should be: version " + versions() + ", nothing differs."));
        } else {
            line("Schema at version " + versions() + ", read " + report.at() + ".");
            if (report.version().equals(AppliedVersion.NONE)) {
                line(ink.warning("No migration was ever applied here: `schema adopt` takes over what is there."));
            }
            for (FindingClass findingClass : FindingClass.values()) {
                write(findingClass, report.ofClass(findingClass));
            }
            line("");
            line(total());
            attributions
                    .unavailable()
                    .ifPresent(reason -> line("Who changed it is not recorded: " + Printable.text(reason) + "."));
        }
        return text.toString();
    }

    private String versions() {
        String server = " on PostgreSQL " + report.serverVersion();
        return report.version().equals(report.head())
                ? report.version() + server
                : report.version() + server + " (this build has " + report.head() + ")";
    }

    private void write(FindingClass findingClass, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        line("");
        line(ink.heading(findingClass + ": " + meaning(findingClass)));
        Map<String, List<Finding>> byTable =
                findings.stream().collect(Collectors.groupingBy(ReportText::group, TreeMap::new, Collectors.toList()));
        byTable.forEach((table, ofTable) -> {
            line("  " + ink.heading(table.isEmpty() ? "(no table)" : Printable.line(table)));
            ofTable.forEach(this::write);
        });
    }

    private static String meaning(FindingClass findingClass) {
        return switch (findingClass) {
            case DRIFT -> "the database is not what the migrations build";
            case UNMIGRATED_MODEL -> "the entities say what no migration builds";
            case HAND_FIXED -> "the database is what the entities say, and no migration builds it";
            case UNMANAGED -> "only the database has it; never touched";
            case COSMETIC -> "written differently, means the same";
        };
    }

    private static String group(Finding finding) {
        return finding.kind() == Kind.TABLE ? finding.name() : finding.tableName();
    }

    private void write(Finding finding) {
        line("    "
                + ink.of(
                        finding.severity(),
                        sign(finding) + " " + padded(finding.severity().toString(), "warning")) + "  "
                + finding.kind().words() + " " + Printable.line(finding.name()) + ": " + whatDiffers(finding));
        ReportDefinitions.of(finding).forEach(definition -> block(definition.label(), definition.text()));
        attributions.of(finding).ifPresent(change -> {
            block("changed by", change.who() + " at " + change.at());
            block("", change.statement().strip());
        });
        block("to do", finding.todo());
    }

    private static String sign(Finding finding) {
        if (!finding.aspect().equals(Finding.EXISTENCE)) {
            return "~";
        }
        return finding.live().isPresent() ? "+" : "-";
    }

    private static String whatDiffers(Finding finding) {
        String pictures =
                finding.differs().stream().sorted().map(ReportText::words).collect(Collectors.joining(" and "));
        return switch (finding.aspect()) {
            case Finding.EXISTENCE -> (lacksAll(finding) ? "missing in " : "only in ") + pictures;
            case Finding.FINGERPRINT -> "not what it was";
            default -> finding.aspect().replace('_', ' ') + " differs in " + pictures;
        };
    }

    private static boolean lacksAll(Finding finding) {
        return finding.differs().stream()
                .allMatch(picture -> text(finding, picture).isEmpty());
    }

    static Optional<String> text(Finding finding, Picture picture) {
        return switch (picture) {
            case MODEL -> finding.model();
            case MIGRATIONS -> finding.migrations();
            case LIVE -> finding.live();
        };
    }

    private static String words(Picture picture) {
        return switch (picture) {
            case MODEL -> "the model";
            case MIGRATIONS -> "the migrations";
            case LIVE -> "the database";
        };
    }

    private void block(String label, String content) {
        String margin = INDENT + padded(label, "migrations") + "  ";
        for (String line : Printable.text(content).lines().toList()) {
            line((ink.faint(margin) + line).stripTrailing());
            margin = INDENT + padded("", "migrations") + "  ";
        }
    }

    private static String padded(String word, String longest) {
        return word + " ".repeat(longest.length() - word.length());
    }

    private String total() {
        long errors = count(Severity.ERROR);
        String bySeverity = errors + (errors == 1 ? " error, " : " errors, ")
                + count(Severity.WARNING) + (count(Severity.WARNING) == 1 ? " warning, " : " warnings, ")
                + count(Severity.INFO) + " for information";
        String byClass = report.counts().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String counts = bySeverity + " (" + byClass + ").";
        return report.isClean() ? ink.good("Clean: " + counts) : ink.heading(counts);
    }

    private long count(Severity severity) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
