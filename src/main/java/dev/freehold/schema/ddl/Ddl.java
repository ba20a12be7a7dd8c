package dev.freehold.schema.ddl;

import static dev.freehold.schema.ddl.Identifier.quote;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The statements that make objects as a catalog describes them, one per call, without a semicolon. Names are not qualified: the
 * schema has to be the first on the search path.
 */
public final class Ddl {
    /** What comes before {@code ON} in an index's definition; the indexes of partitions follow that of their parent. */
    private static final Pattern INDEX = Pattern.compile("^CREATE (UNIQUE )?INDEX ON (?:ONLY )?");

    private static final Pattern TRIGGER = Pattern.compile("^CREATE (CONSTRAINT )?TRIGGER ");

    private static final Pattern FINAL_SEMICOLON = Pattern.compile(";\\s*$");

    /** The catalog quotes the table of a sequence's owner, and not the column. */
    private static final Pattern OWNER = Pattern.compile("((?:\"(?:[^\"]|\"\")+\"|[^\".]+))\\.(.+)", Pattern.DOTALL);

    private Ddl() {}

    /**
     * {@code create table} with its columns, without constraints other than NOT NULL.
     *
     * @param columns in the order that the table shall have them in
     */
    public static String createTable(SchemaObject table, List<SchemaObject> columns) {
        StringBuilder sql = new StringBuilder("create ");
        table.attribute(Attribute.PERSISTENCE)
                .ifPresent(persistence -> sql.append(persistence).append(' '));
        sql.append("table ").append(quote(table.name())).append(" (");
        sql.append(
                columns.stream().map(Ddl::column).collect(Collectors.joining(",", "", columns.isEmpty() ? "" : "\n")));
        sql.append(')');
        table.attribute(Attribute.INHERITS)
                .ifPresent(parents -> sql.append(" inherits (").append(parents).append(')'));
        table.attribute(Attribute.PARTITION_KEY)
                .ifPresent(key -> sql.append(" partition by ").append(key));
        return sql.toString();
    }

    private static String column(SchemaObject column) {
        return "\n    " + columnDefinition(column);
    }

    /** {@code alter table ... add column}. A default that is not volatile does not rewrite the table. */
    public static String addColumn(SchemaObject column) {
        return alterTable(column.table()) + " add column " + columnDefinition(column);
    }

    private static String columnDefinition(SchemaObject column) {
        StringBuilder sql =
                new StringBuilder(quote(column.name())).append(' ').append(required(column, Attribute.TYPE));
        column.attribute(Attribute.COLLATION)
                .ifPresent(collation -> sql.append(" collate ").append(collation));
        column.attribute(Attribute.DEFAULT)
                .ifPresent(value -> sql.append(" default ").append(value));
        column.attribute(Attribute.GENERATED).ifPresent(expression -> sql.append(" generated always as (")
                .append(expression)
                .append(") ")
                .append(column.attribute(Attribute.STORAGE).orElse("stored")));
        column.attribute(Attribute.IDENTITY)
                .ifPresent(
                        identity -> sql.append(" generated ").append(identity).append(" as identity"));
        return column.is(Attribute.NOT_NULL) ? sql.append(" not null").toString() : sql.toString();
    }

    /**
     * {@code alter table ... add constraint}, for keys, checks and exclusions.
     *
     * @param notValid without looking at the rows that are there; only for checks and foreign keys
     */
    public static String addConstraint(SchemaObject constraint, boolean notValid) {
        String definition = required(constraint, Attribute.DEFINITION);
        // What is not enforced is never valid, and takes no second word on it.
        boolean says = notValid && !definition.endsWith(" NOT ENFORCED");
        return alterTable(constraint.table()) + " add constraint " + quote(constraint.name()) + " " + definition
                + (says ? " not valid" : "");
    }

    /**
     * {@code create index}; of a partitioned table with those of its partitions.
     *
     * @param concurrently without keeping writers out; not in a transaction, and not for partitioned tables
     */
    public static String createIndex(SchemaObject index, boolean concurrently) {
        Matcher head = INDEX.matcher(required(index, Attribute.DEFINITION));
        if (!head.find()) {
            throw new IllegalArgumentException("no definition of an index: " + index);
        }
        return head.replaceFirst(Matcher.quoteReplacement("create " + (head.group(1) == null ? "" : "unique ")
                + "index " + (concurrently ? "concurrently " : "") + quote(index.name()) + " on "));
    }

    /** {@code create or replace trigger}; of a constraint trigger {@code create constraint trigger}, which replaces nothing. */
    public static String createTrigger(SchemaObject trigger) {
        Matcher head = TRIGGER.matcher(required(trigger, Attribute.DEFINITION));
        if (!head.find()) {
            throw new IllegalArgumentException("no definition of a trigger: " + trigger);
        }
        String create = head.group(1) == null ? "create or replace trigger " : "create constraint trigger ";
        return head.replaceFirst(Matcher.quoteReplacement(create + quote(trigger.name()) + " "));
    }

    /** {@code alter table ... enable always trigger} and the like: whatever the catalog says of when it fires. */
    public static String enableTrigger(SchemaObject trigger) {
        String state =
                switch (trigger.attribute(Attribute.ENABLED).orElse("")) {
                    case "disabled" -> "disable";
                    case "replica" -> "enable replica";
                    case "always" -> "enable always";
                    default -> "enable";
                };
        return alterTable(trigger.table()) + " " + state + " trigger " + quote(trigger.name());
    }

    /** {@code create or replace function} or procedure. What it calls need not be there if bodies are not checked. */
    public static String createFunction(SchemaObject function) {
        return required(function, Attribute.DEFINITION);
    }

    /** {@code create or replace view}. */
    public static String createView(SchemaObject view) {
        return "create or replace view " + quote(view.name()) + " as\n" + query(view);
    }

    /** {@code create materialized view}, filled at once. */
    public static String createMaterializedView(SchemaObject view) {
        return "create materialized view " + quote(view.name()) + " as\n" + query(view);
    }

    private static String query(SchemaObject view) {
        return FINAL_SEMICOLON.matcher(required(view, Attribute.DEFINITION)).replaceFirst("");
    }

    /** {@code create type ... as enum}. */
    public static String createEnum(SchemaObject type) {
        return "create type " + quote(type.name()) + " as enum ("
                + type.attribute(Attribute.LABELS).orElse("") + ")";
    }

    /** {@code create domain} with its checks. */
    public static String createDomain(SchemaObject domain) {
        StringBuilder sql = new StringBuilder("create domain ")
                .append(quote(domain.name()))
                .append(" as ")
                .append(required(domain, Attribute.TYPE));
        domain.attribute(Attribute.COLLATION)
                .ifPresent(collation -> sql.append(" collate ").append(collation));
        domain.attribute(Attribute.DEFAULT)
                .ifPresent(value -> sql.append(" default ").append(value));
        sql.append(domain.is(Attribute.NOT_NULL) ? " not null" : "");
        domain.attribute(Attribute.DEFINITION)
                .ifPresent(checks -> sql.append(' ').append(checks));
        return sql.toString();
    }

    /** {@code create sequence}, owned by nobody yet. */
    public static String createSequence(SchemaObject sequence) {
        return "create sequence " + quote(sequence.name()) + " as " + required(sequence, Attribute.TYPE) + " "
                + sequence.attribute(Attribute.OPTIONS).orElse("");
    }

    /** {@code alter sequence ... owned by}: the column that it goes with, or {@code none}. */
    public static String ownSequence(SchemaObject sequence) {
        return "alter sequence " + quote(sequence.name()) + " owned by "
                + sequence.attribute(Attribute.OWNED_BY).map(Ddl::owner).orElse("none");
    }

    private static String owner(String text) {
        Matcher owner = OWNER.matcher(text);
        if (!owner.matches()) {
            throw new IllegalArgumentException("no table and column: " + text);
        }
        return owner.group(1) + "." + quote(owner.group(2));
    }

    /** {@code alter table ... enable row level security}, or {@code force}, which needs it enabled; policies are not in a catalog. */
    public static String setRowSecurity(SchemaObject table, String action) {
        return alterTable(table.name()) + " " + action + " row level security";
    }

    static String alterTable(String table) {
        return "alter table " + quote(table);
    }

    static String required(SchemaObject object, Attribute attribute) {
        return object.attribute(attribute)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s %s has no %s".formatted(object.kind().words(), object.fullName(), attribute)));
    }
}
