package dev.freehold.schema.fingerprint;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.drift.FindingClass;
import dev.freehold.schema.drift.Picture;
import dev.freehold.schema.drift.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What has happened to the unmanaged objects of a schema since they were remembered, as findings of a report. */
public final class FingerprintChanges {
    private static final int MOST_LINES = 20;

    private static final String ACCEPT = "See whether that was meant, and accept it with `schema accept`.";

    private static final Comparator<ObjectName> ORDER =
            Comparator.comparing(ObjectName::kind).thenComparing(ObjectName::name);

    private FingerprintChanges() {}

    /**
     * One finding for each object that is no longer what it was, that is new, or that is gone; its live definition is the lines
     * that went, each after a minus, and the lines that came, each after a plus. None as long as nothing is remembered.
     *
     * @param live the schema as it is
     * @param remembered what the objects looked like
     * @param unmanaged the objects of it that only the database has
     */
    public static List<Finding> between(Catalog live, Remembered remembered, Set<ObjectName> unmanaged) {
        if (remembered.since().isEmpty()) {
            return List.of();
        }
        Map<ObjectName, Remembered.Sight> known = remembered.byName();
        List<Finding> findings = new ArrayList<>();
        unmanaged.stream().sorted(ORDER).forEach(object -> {
            Remembered.Sight sight = known.get(object);
            Fingerprint now = Fingerprint.of(object, live);
            if (sight == null) {
                findings.add(appeared(now, live, remembered.since().get()));
            } else if (!sight.fingerprint().sha256().equals(now.sha256())) {
                findings.add(changed(sight, now, live, remembered.serverMajor()));
            }
        });
        known.entrySet().stream()
                .filter(entry -> !entry.getKey().isIn(live))
                .sorted(Map.Entry.comparingByKey(ORDER))
                .forEach(entry -> findings.add(gone(entry.getValue())));
        return findings;
    }

    private static Finding appeared(Fingerprint now, Catalog live, Instant since) {
        return finding(
                now.object(),
                Severity.WARNING,
                Optional.of(lines("+ ", now.description().lines().toList())),
                "It appeared after " + day(since) + ". " + ACCEPT,
                self(now.object(), live));
    }

    /** A server of another version may have other words for what has not changed; then it matters less. */
    private static Finding changed(Remembered.Sight sight, Fingerprint now, Catalog live, int serverMajor) {
        boolean isSameServer = sight.serverMajor() == serverMajor;
        String doubt = isSameServer
                ? ""
                : "PostgreSQL " + sight.serverMajor() + " described it then, and that may be all that differs. ";
        return finding(
                now.object(),
                isSameServer ? Severity.WARNING : Severity.INFO,
                Optional.of(difference(sight.fingerprint().description(), now.description())),
                "It has changed since " + day(sight.seenAt()) + ". " + doubt + ACCEPT,
                self(now.object(), live));
    }

    private static Finding gone(Remembered.Sight sight) {
        return finding(
                sight.fingerprint().object(),
                Severity.WARNING,
                Optional.empty(),
                "It was there on " + day(sight.seenAt()) + " and is gone. " + ACCEPT,
                Optional.empty());
    }

    private static Finding finding(
            ObjectName object, Severity severity, Optional<String> live, String todo, Optional<SchemaObject> actual) {
        return new Finding(
                object.kind(),
                object.name(),
                Finding.FINGERPRINT,
                FindingClass.UNMANAGED,
                severity,
                Set.of(Picture.LIVE),
                Optional.empty(),
                Optional.empty(),
                live,
                todo,
                Optional.empty(),
                actual);
    }

    private static Optional<SchemaObject> self(ObjectName object, Catalog live) {
        return live.find(object.kind(), "", object.name());
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private static String difference(String before, String after) {
        String difference = Stream.of(lines("- ", without(before, after)), lines("+ ", without(after, before)))
                .filter(lines -> !lines.isEmpty())
                .collect(Collectors.joining("\n"));
        return difference.isEmpty() ? "the same lines in another order" : difference;
    }

    /** Lines of one text that the other lacks, each as often as it is there more often. */
    private static List<String> without(String text, String other) {
        List<String> rest = new ArrayList<>(text.lines().toList());
        other.lines().forEach(rest::remove);
        return rest;
    }

    private static String lines(String sign, List<String> lines) {
        Stream<String> shown = lines.stream().limit(MOST_LINES).map(line -> sign + line);
        Stream<String> rest =
                lines.size() > MOST_LINES ? Stream.of(sign + (lines.size() - MOST_LINES) + " more lines") : Stream.of();
        return Stream.concat(shown, rest).collect(Collectors.joining("\n"));
    }
}
