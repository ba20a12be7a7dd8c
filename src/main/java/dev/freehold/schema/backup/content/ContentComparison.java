package dev.freehold.schema.backup.content;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a database with the manifest of the backup that was restored into it. */
public final class ContentComparison {
    /**
     * PostgreSQL puts casts elsewhere when it reads its own text again. What a cast can change is seen in the types of the columns
     * and in the rows.
     */
    private static final Pattern CASTS = Pattern.compile(
            "::(?:character varying|double precision|bit varying"
                    + "|time(?:stamp)? with(?:out)? time zone|\"(?:[^\"]|\"\")+\"|[\\w$.]+)(?:\\(\\d+(?:,\\d+)?\\))?(?:\\[\\])*|[()\\s]");

    private final Manifest manifest;
    private final Set<String> schemas;
    private final List<String> differences = new ArrayList<>();

    private ContentComparison(Manifest manifest, Set<String> schemas) {
        this.manifest = manifest;
        this.schemas = schemas;
    }

    /**
     * What differs, a line each; empty if nothing does.
     *
     * @param schemas those that were restored; of others nothing is said
     */
    public static List<String> differences(
            Manifest manifest, Set<String> schemas, BackupSource restored, BackupProgress progress)
            throws SQLException, IOException {
        ContentComparison comparison = new ContentComparison(manifest, schemas);
        comparison.parts(restored.parts());
        comparison.tables(restored.contents(progress));
        comparison.sequences(restored.sequences());
        return comparison.differences;
    }

    private void parts(List<SchemaPart> restored) {
        Map<String, SchemaPart> found = byName(restored, SchemaPart::name);
        manifest.parts().stream().filter(part -> schemas.contains(part.name())).forEach(part -> {
            SchemaPart other = found.get(part.name());
            if (other == null) {
                differences.add("schema " + part.name() + " is missing");
            } else {
                catalogs(part.catalog(), other.catalog());
                catalogs(part.history(), other.history());
                details(part, other);
            }
        });
    }

    private void catalogs(Catalog wanted, Catalog found) {
        Map<String, SchemaObject> expected = byName(wanted.objects(), ContentComparison::name);
        Map<String, SchemaObject> actual = byName(found.objects(), ContentComparison::name);
        Stream.concat(expected.keySet().stream(), actual.keySet().stream())
                .distinct()
                .forEach(name -> objects(name, expected.get(name), actual.get(name)));
    }

    private static String name(SchemaObject object) {
        return object.kind().words() + " " + object.fullName();
    }

    private void objects(String name, SchemaObject expected, SchemaObject actual) {
        if (actual == null) {
            // Neither format makes an index again that was of no use.
            if (expected.kind() != Kind.INDEX
                    || expected.attribute(Attribute.VALID).isEmpty()) {
                differences.add(name + " is missing");
            }
        } else if (expected == null) {
            differences.add(name + " is not in the backup");
        } else {
            Stream.of(Attribute.values())
                    .filter(attribute -> !agree(expected, actual, attribute))
                    .forEach(attribute -> differences.add("%s differs in %s: %s, and in the backup %s"
                            .formatted(name, attribute, text(actual, attribute), text(expected, attribute))));
        }
    }

    private static boolean agree(SchemaObject expected, SchemaObject actual, Attribute attribute) {
        return expected.agreesWith(actual, attribute)
                || essence(text(expected, attribute)).equals(essence(text(actual, attribute)));
    }

    private static String text(SchemaObject object, Attribute attribute) {
        return object.attribute(attribute).orElse("nothing");
    }

    private static String essence(String text) {
        return CASTS.matcher(text).replaceAll("");
    }

    private void details(SchemaPart expected, SchemaPart actual) {
        Set<String> wanted = details(expected);
        Set<String> found = details(actual);
        wanted.stream().filter(sql -> !found.contains(sql)).forEach(sql -> differences.add("missing: " + sql));
        found.stream()
                .filter(sql -> !wanted.contains(sql))
                .forEach(sql -> differences.add("not in the backup: " + sql));
    }

    private static Set<String> details(SchemaPart part) {
        return part.details().stream().map(SchemaPart.Detail::sql).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void tables(List<TableContent> restored) {
        Map<String, TableContent> found = byName(restored, TableContent::fullName);
        manifest.tables().stream()
                .filter(table -> schemas.contains(table.schema()))
                .forEach(table -> {
                    TableContent other = found.get(table.fullName());
                    if (other == null) {
                        differences.add("table " + table.fullName() + " is missing with its " + table.rows() + " rows");
                    } else if (other.rows() != table.rows()) {
                        differences.add("table %s has %d rows, and in the backup %d"
                                .formatted(table.fullName(), other.rows(), table.rows()));
                    } else if (!other.sha256().equals(table.sha256())) {
                        differences.add("table " + table.fullName() + " has other rows than the backup");
                    }
                });
    }

    private void sequences(List<SequenceValue> restored) {
        Map<String, SequenceValue> found = byName(restored, SequenceValue::fullName);
        manifest.sequences().stream()
                .filter(sequence -> schemas.contains(sequence.schema()))
                .forEach(sequence -> {
                    SequenceValue other = found.get(sequence.fullName());
                    if (other == null) {
                        differences.add("sequence " + sequence.fullName() + " is missing");
                    } else if (!other.equals(sequence) && !hasMoved(sequence, other)) {
                        differences.add("sequence %s stands at %d, and in the backup at %d"
                                .formatted(sequence.fullName(), other.value(), sequence.value()));
                    }
                });
    }

    /** A dump reads sequences after the manifest does, and somebody may have drawn from one in between. */
    private boolean hasMoved(SequenceValue expected, SequenceValue actual) {
        return manifest.format() == BackupFormat.DUMP && actual.called() && actual.value() >= expected.value();
    }

    private static <T> Map<String, T> byName(List<T> values, Function<T, String> name) {
        return values.stream().collect(Collectors.toMap(name, Function.identity(), (one, other) -> one));
    }
}
