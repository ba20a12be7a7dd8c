package dev.freehold.schema.attribution;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.drift.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How well recorded changes fit a finding. The log names tables where columns and constraints change, and the new names of what
 * was renamed, so that the statement itself has a say.
 */
final class Fit {
    /** A change of the very object. */
    static final int EXACT = 1;

    /** The change has nothing to do with it. */
    static final int NONE = Integer.MAX_VALUE;

    private static final int NAMED = 2;
    private static final int SAME_TABLE = 3;

    private final Set<String> identities;
    private final List<Pattern> names;
    private final String table;
    private final Kind kind;

    Fit(Finding finding, String schema) {
        Set<SchemaObject> objects = Stream.of(finding.expected(), finding.actual())
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
        kind = finding.kind();
        table = finding.tableName().isEmpty() ? "" : schema + "." + finding.tableName();
        identities = objects.isEmpty()
                ? Set.of(identity(kind, "", finding.name(), schema))
                : objects.stream()
                        .map(object -> identity(kind, object.table(), object.name(), schema))
                        .collect(Collectors.toUnmodifiableSet());
        names = (objects.isEmpty()
                        ? Stream.of(finding.name())
                        : objects.stream().map(SchemaObject::name))
                .distinct()
                .map(name -> word(plain(kind, name)))
                .toList();
    }

    private static Pattern word(String name) {
        return Pattern.compile(
                "(?<![\\p{Alnum}_])" + Pattern.quote(name) + "(?![\\p{Alnum}_])", Pattern.CASE_INSENSITIVE);
    }

    /** As PostgreSQL identifies an object, without quotes, and functions without their arguments. */
    private static String identity(Kind kind, String table, String name, String schema) {
        return switch (kind) {
            case COLUMN -> schema + "." + table + "." + name;
            case PRIMARY_KEY, UNIQUE, CHECK, EXCLUSION, FOREIGN_KEY, TRIGGER -> name + " on " + schema + "." + table;
            default -> schema + "." + plain(kind, name);
        };
    }

    private static String plain(Kind kind, String name) {
        return kind == Kind.FUNCTION ? name.substring(0, name.indexOf('(')) : name;
    }

    /** The smaller the better: {@link #EXACT}, a statement that names the object, some change of its table, {@link #NONE}. */
    int of(RecordedChange change) {
        if (identities.contains(identity(change))) {
            return EXACT;
        }
        boolean isOfTable = !table.isEmpty() && change.isOfTable(table);
        if ((isOfTable || change.mayRename(type())) && isNamedIn(change)) {
            return NAMED;
        }
        return isOfTable && (kind != Kind.COLUMN || change.isCovert()) ? SAME_TABLE : NONE;
    }

    private boolean isNamedIn(RecordedChange change) {
        String statement = change.change().statement();
        return names.stream().anyMatch(name -> name.matcher(statement).find());
    }

    private String identity(RecordedChange change) {
        int arguments = kind == Kind.FUNCTION ? change.identity().indexOf('(') : -1;
        return arguments < 0 ? change.identity() : change.identity().substring(0, arguments);
    }

    private String type() {
        return switch (kind) {
            case ENUM, DOMAIN -> "type";
            default -> kind.words();
        };
    }
}
