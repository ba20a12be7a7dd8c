package dev.freehold.schema.report;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Picture;
import dev.freehold.schema.drift.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reports with something of each kind in them. */
final class Reports {
    static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");

    static final Finding TYPE = new Finding(
            Kind.COLUMN,
            "tasks.title",
            "type",
            FindingClass.DRIFT,
            Severity.ERROR,
            Set.of(Picture.LIVE),
            Optional.of("character varying(255)"),
            Optional.of("character varying(255)"),
            Optional.of("text"),
            "Repair.",
            object(Kind.COLUMN, "tasks", "title"),
            object(Kind.COLUMN, "tasks", "title"));

    static final Finding MISSING = new Finding(
            Kind.INDEX,
            "tasks.tasks_due",
            Finding.EXISTENCE,
            FindingClass.DRIFT,
            Severity.WARNING,
            Set.of(Picture.LIVE),
            Optional.empty(),
            Optional.of("CREATE INDEX ON tasks USING btree (due_at)"),
            Optional.empty(),
            "Repair.",
            object(Kind.INDEX, "tasks", "tasks_due"),
            Optional.empty());

    static final Finding FUNCTION = new Finding(
            Kind.FUNCTION,
            "audit_row()",
            "definition",
            FindingClass.DRIFT,
            Severity.ERROR,
            Set.of(Picture.LIVE),
            Optional.empty(),
            Optional.of("CREATE FUNCTION audit_row()\n BEGIN\n  first;\n  second;\n END"),
            Optional.of("CREATE FUNCTION audit_row()\n BEGIN\n  second;\n END"),
            "Repair.",
            object(Kind.FUNCTION, "", "audit_row()"),
            object(Kind.FUNCTION, "", "audit_row()"));

    static final Finding HAND_FIXED = new Finding(
            Kind.COLUMN,
            "tasks.note",
            Finding.EXISTENCE,
            FindingClass.HAND_FIXED,
            Severity.WARNING,
            Set.of(Picture.MIGRATIONS),
            Optional.of("text"),
            Optional.empty(),
            Optional.of("text"),
            "Write the migration.",
            Optional.empty(),
            object(Kind.COLUMN, "tasks", "note"));

    static final Finding UNMANAGED = new Finding(
            Kind.TABLE,
            "legacy",
            Finding.EXISTENCE,
            FindingClass.UNMANAGED,
            Severity.INFO,
            Set.of(Picture.LIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.of("(id, amount)"),
            "Nothing.",
            Optional.empty(),
            object(Kind.TABLE, "", "legacy"));

    static final Finding FINGERPRINT = new Finding(
            Kind.TABLE,
            "legacy",
            Finding.FINGERPRINT,
            FindingClass.UNMANAGED,
            Severity.WARNING,
            Set.of(Picture.LIVE),
            Optional.empty(),
            Optional.empty(),
            Optional.of("- column amount, type integer\n+ column amount, type bigint"),
            "Accept it.",
            Optional.empty(),
            object(Kind.TABLE, "", "legacy"));

    static final DriftReport EVERYTHING = new DriftReport(
            AT, "011", "011", 18, true, List.of(TYPE, MISSING, FUNCTION, HAND_FIXED, FINGERPRINT, UNMANAGED));

    static final Attributions ATTRIBUTIONS = new Attributions(
            Map.of(
                    TYPE,
                    new SchemaChange(
                            Instant.parse("2026-02-28T08:00:00Z"),
                            "alice@10.0.0.5 (psql)",
                            "alter table tasks\n  alter title type text")),
            Optional.empty());

    private Reports() {}

    static DriftReport of(String version, Finding... findings) {
        return new DriftReport(AT, version, "011", 18, !version.equals("012"), List.of(findings));
    }

    static Finding named(String name) {
        return new Finding(
                Kind.TABLE,
                name,
                Finding.EXISTENCE,
                FindingClass.UNMANAGED,
                Severity.INFO,
                Set.of(Picture.LIVE),
                Optional.empty(),
                Optional.empty(),
                Optional.of("(id)"),
                "Nothing.",
                Optional.empty(),
                object(Kind.TABLE, "", name));
    }

    private static Optional<SchemaObject> object(Kind kind, String table, String name) {
        return Optional.of(new SchemaObject(kind, table, name, Map.of()));
    }
}
