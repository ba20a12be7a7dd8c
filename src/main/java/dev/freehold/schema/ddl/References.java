package dev.freehold.schema.ddl;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which objects have to be there before another can be made, as far as its text names them. A name that only looks like one of an
 * object does no harm: it orders two that could have come in any order.
 */
final class References {
    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

    /** Words of a text are no names, unless they stand for an object. */
    private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'(?!::reg)");

    private final Map<String, List<SchemaObject>> named = new HashMap<>();
    private final Map<String, List<SchemaObject>> columns;

    /** @param nodes all that is to be ordered: of the kinds that stand alone */
    References(Catalog catalog, List<SchemaObject> nodes) {
        this.columns = catalog.ofKind(Kind.COLUMN).stream().collect(Collectors.groupingBy(SchemaObject::table));
        nodes.forEach(node ->
                named.computeIfAbsent(baseName(node), name -> new ArrayList<>()).add(node));
    }

    private static String baseName(SchemaObject object) {
        return object.kind() == Kind.FUNCTION
                ? object.name().substring(0, object.name().indexOf('('))
                : object.name();
    }

    /** The same objects, each after those that it names; where they name each other in a circle, in the order that they came in. */
    List<SchemaObject> order(List<SchemaObject> objects) {
        Set<SchemaObject> ordered = new LinkedHashSet<>();
        Set<SchemaObject> wanted = new LinkedHashSet<>(objects);
        Set<SchemaObject> seen = new LinkedHashSet<>();
        objects.forEach(object -> visit(object, wanted, seen, ordered));
        return List.copyOf(ordered);
    }

    private void visit(
            SchemaObject object, Set<SchemaObject> wanted, Set<SchemaObject> seen, Set<SchemaObject> ordered) {
        if (!wanted.contains(object) || !seen.add(object)) {
            return;
        }
        of(object).forEach(needed -> visit(needed, wanted, seen, ordered));
        ordered.add(object);
    }

    /** Those of the objects that need one of the others, be it through a third. */
    Set<SchemaObject> dependents(List<SchemaObject> objects, Set<SchemaObject> others) {
        Set<SchemaObject> found = new LinkedHashSet<>(others);
        boolean more = true;
        while (more) {
            List<SchemaObject> next = objects.stream()
                    .filter(object ->
                            !found.contains(object) && of(object).stream().anyMatch(found::contains))
                    .toList();
            more = found.addAll(next);
        }
        found.removeAll(others);
        return found;
    }

    private Set<SchemaObject> of(SchemaObject object) {
        Set<SchemaObject> found = new LinkedHashSet<>();
        Matcher names = NAME.matcher(LITERAL.matcher(text(object)).replaceAll(""));
        while (names.find()) {
            String quoted = names.group(1);
            String name = quoted == null ? names.group(2) : quoted.replace("\"\"", "\"");
            found.addAll(named.getOrDefault(name, List.of()));
        }
        found.remove(object);
        return found;
    }

    private String text(SchemaObject object) {
        return switch (object.kind()) {
            case TABLE ->
                Stream.concat(Stream.of(object), columns.getOrDefault(object.name(), List.of()).stream())
                        .flatMap(part ->
                                texts(part, Attribute.INHERITS, Attribute.TYPE, Attribute.DEFAULT, Attribute.GENERATED))
                        .collect(Collectors.joining(" "));
            case FUNCTION -> head(Ddl.createFunction(object));
            default ->
                texts(object, Attribute.TYPE, Attribute.DEFAULT, Attribute.DEFINITION)
                        .collect(Collectors.joining(" "));
        };
    }

    private static Stream<String> texts(SchemaObject object, Attribute... attributes) {
        return Stream.of(attributes).flatMap(attribute -> object.attribute(attribute).stream());
    }

    /** A body that is a text is not looked at when the function is made; one in SQL's own syntax is. */
    private static String head(String definition) {
        int body = definition.indexOf("\nAS $");
        return body < 0 ? definition : definition.substring(0, body);
    }
}
