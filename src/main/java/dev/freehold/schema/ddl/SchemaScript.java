package dev.freehold.schema.ddl;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A whole schema as statements, to be run in a schema that is empty and alone on the search path. Rows go in between, so that no
 * constraint is looked at twice and no trigger fires for them.
 *
 * <p>Invalid indexes are left out: they serve nobody, and a unique one might not come into being at all.
 *
 * @param beforeData types, sequences, functions and tables, each after those that it needs
 * @param afterData keys, views, checks, indexes and foreign keys, these after all others, so that circles do not matter; then triggers
 */
public record SchemaScript(List<String> beforeData, List<String> afterData) {
    /** The functions of a schema may call each other, and read tables that come later. */
    private static final String BODIES = "set check_function_bodies = off";

    public SchemaScript {
        beforeData = List.copyOf(beforeData);
        afterData = List.copyOf(afterData);
    }

    /** The statements that make a catalog anew. */
    public static SchemaScript of(Catalog catalog) {
        List<SchemaObject> views = ofKinds(catalog, Kind.VIEW, Kind.MATERIALIZED_VIEW);
        List<SchemaObject> nodes = ofKinds(catalog, Kind.DOMAIN, Kind.FUNCTION, Kind.TABLE);
        References references = new References(
                catalog, Stream.concat(nodes.stream(), views.stream()).toList());
        // A view may need a primary key (group by), and a function the row type of a view.
        Set<SchemaObject> late = references.dependents(nodes, Set.copyOf(views));
        List<SchemaObject> early =
                nodes.stream().filter(node -> !late.contains(node)).toList();
        List<SchemaObject> others = Stream.concat(late.stream(), views.stream()).toList();
        return new SchemaScript(before(catalog, references.order(early)), after(catalog, references.order(others)));
    }

    /** Everything, for a schema that starts without rows. */
    public List<String> statements() {
        return Stream.concat(beforeData.stream(), afterData.stream()).toList();
    }

    private static List<String> before(Catalog catalog, List<SchemaObject> nodes) {
        List<String> statements = new ArrayList<>();
        statements.add(BODIES);
        add(statements, catalog.ofKind(Kind.ENUM), Ddl::createEnum);
        add(statements, catalog.ofKind(Kind.SEQUENCE), Ddl::createSequence);
        add(statements, nodes, creator(catalog));
        return statements;
    }

    private static List<String> after(Catalog catalog, List<SchemaObject> nodes) {
        List<String> statements = new ArrayList<>();
        statements.add(BODIES);
        add(statements, parentsFirst(catalog, Kind.PRIMARY_KEY, Kind.UNIQUE), SchemaScript::constraint);
        add(statements, nodes, creator(catalog));
        add(statements, parentsFirst(catalog, Kind.CHECK, Kind.EXCLUSION), SchemaScript::constraint);
        add(statements, validIndexes(catalog), index -> Ddl.createIndex(index, false));
        List<SchemaObject> owned = catalog.ofKind(Kind.SEQUENCE).stream()
                .filter(sequence -> sequence.attribute(Attribute.OWNED_BY).isPresent())
                .toList();
        add(statements, owned, Ddl::ownSequence);
        add(statements, catalog.ofKind(Kind.FOREIGN_KEY), SchemaScript::constraint);
        add(statements, catalog.ofKind(Kind.TRIGGER), Ddl::createTrigger);
        List<SchemaObject> unusual = catalog.ofKind(Kind.TRIGGER).stream()
                .filter(trigger -> trigger.attribute(Attribute.ENABLED).isPresent())
                .toList();
        add(statements, unusual, Ddl::enableTrigger);
        catalog.ofKind(Kind.TABLE).forEach(table -> secure(table, statements));
        return statements;
    }

    private static List<SchemaObject> validIndexes(Catalog catalog) {
        return catalog.ofKind(Kind.INDEX).stream()
                .filter(index -> index.attribute(Attribute.VALID).isEmpty())
                .toList();
    }

    private static String constraint(SchemaObject constraint) {
        return Ddl.addConstraint(
                constraint, constraint.attribute(Attribute.VALID).isPresent());
    }

    private static void secure(SchemaObject table, List<String> statements) {
        table.attribute(Attribute.ROW_SECURITY).ifPresent(security -> {
            statements.add(Ddl.setRowSecurity(table, "enable"));
            if (security.equals("forced")) {
                statements.add(Ddl.setRowSecurity(table, "force"));
            }
        });
    }

    private static Function<SchemaObject, String> creator(Catalog catalog) {
        Map<String, List<SchemaObject>> columns =
                catalog.ofKind(Kind.COLUMN).stream().collect(Collectors.groupingBy(SchemaObject::table));
        return object -> switch (object.kind()) {
            case DOMAIN -> Ddl.createDomain(object);
            case FUNCTION -> Ddl.createFunction(object);
            case TABLE -> Ddl.createTable(object, columns.getOrDefault(object.name(), List.of()));
            case VIEW -> Ddl.createView(object);
            case MATERIALIZED_VIEW -> Ddl.createMaterializedView(object);
            default -> throw new IllegalArgumentException("has an order of its own: " + object);
        };
    }

    /** A check that a child inherits merges with the one that it has already only if its own comes second. */
    private static List<SchemaObject> parentsFirst(Catalog catalog, Kind... kinds) {
        Map<String, Boolean> inherits = new HashMap<>();
        catalog.ofKind(Kind.TABLE)
                .forEach(table -> inherits.put(
                        table.name(), table.attribute(Attribute.INHERITS).isPresent()));
        return ofKinds(catalog, kinds).stream()
                .sorted((one, other) -> Boolean.compare(inherits.get(one.table()), inherits.get(other.table())))
                .toList();
    }

    private static List<SchemaObject> ofKinds(Catalog catalog, Kind... kinds) {
        return Stream.of(kinds).flatMap(kind -> catalog.ofKind(kind).stream()).toList();
    }

    private static void add(List<String> statements, List<SchemaObject> objects, Function<SchemaObject, String> sql) {
        objects.forEach(object -> statements.add(sql.apply(object)));
    }
}
