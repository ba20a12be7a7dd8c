package dev.freehold.schema.fingerprint;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an object that stands alone (a table, a view, a function, a sequence, a type) looks like, with all that belongs to it.
 *
 * @param description one line or more for the object and for each column, constraint, index and trigger of it; the order of the
 *     columns does not count
 * @param sha256 of the description, in hexadecimal
 */
record Fingerprint(ObjectName object, String description, String sha256) {
    private static final Comparator<SchemaObject> ORDER =
            Comparator.comparing(SchemaObject::kind).thenComparing(SchemaObject::name);

    Fingerprint(ObjectName object, String description) {
        this(object, description, sha256(description));
    }

    static Fingerprint of(ObjectName object, Catalog catalog) {
        return new Fingerprint(
                object,
                wholeOf(object, catalog).sorted(ORDER).map(Fingerprint::line).collect(Collectors.joining("\n")));
    }

    /** Tables, views and materialized views have one name space, so that what belongs to them needs no kind. */
    private static Stream<SchemaObject> wholeOf(ObjectName object, Catalog catalog) {
        Stream<SchemaObject> itself = catalog.find(object.kind(), "", object.name()).stream();
        if (!isRelation(object.kind())) {
            return itself;
        }
        return Stream.of(
                        itself,
                        catalog.ofTable(object.name()).stream()
                                .filter(part -> part.kind().belongsToTable()),
                        catalog.ownedBy(object.name()).stream())
                .flatMap(Function.identity());
    }

    private static boolean isRelation(Kind kind) {
        return kind == Kind.TABLE || kind == Kind.VIEW || kind == Kind.MATERIALIZED_VIEW;
    }

    private static String line(SchemaObject object) {
        return object.attributes().entrySet().stream()
                .filter(attribute -> attribute.getKey() != Attribute.POSITION)
                .map(attribute -> ", " + attribute.getKey() + " " + attribute.getValue())
                .collect(Collectors.joining("", object.kind().words() + " " + object.name(), ""));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
