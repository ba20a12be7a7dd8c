package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * One disagreement of the three pictures.
 *
 * @param kind of the object
 * @param name in full: {@code tasks.title}, or {@code audit_row()}
 * @param aspect what differs of an object that is there: an attribute in snake_case such as {@code not_null}, {@code name} or
 *     {@code column_order}; {@code existence} where the object is missing or too many, {@code fingerprint} where one that is not
 *     managed has changed
 * @param differs the pictures that are out of step with the others
 * @param model what the entities say; absent if they say nothing of it, or lack the object
 * @param migrations what the migrations build; absent if they do not
 * @param live what the database holds; absent if it does not
 * @param todo what to do about it, in a sentence
 * @param expected the object as the migrations build it, for whoever plans; absent if they do not
 * @param actual the object as the database holds it; absent if it does not
 */
public record Finding(
        Kind kind,
        String name,
        String aspect,
        FindingClass findingClass,
        Severity severity,
        Set<Picture> differs,
        Optional<String> model,
        Optional<String> migrations,
        Optional<String> live,
        String todo,
        Optional<SchemaObject> expected,
        Optional<SchemaObject> actual) {

    /** The object is missing, or there is one too many. */
    public static final String EXISTENCE = "existence";

    /** The object bears another name. */
    public static final String NAME = "name";

    /** The columns of a table are in another order. */
    public static final String COLUMN_ORDER = "column_order";

    /** An unmanaged object is no longer what it was when it was seen first. */
    public static final String FINGERPRINT = "fingerprint";

    /** By class, severity and name. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::findingClass)
            .thenComparing(Finding::severity)
            .thenComparing(Finding::tableName)
            .thenComparing(Finding::kind)
            .thenComparing(Finding::name)
            .thenComparing(Finding::aspect);

    /** Whether it is about this attribute of an object that all compared pictures have. */
    public boolean isAbout(Attribute attribute) {
        return aspect.equals(attribute.toString());
    }

    /** The table that it is about; empty for objects that stand alone. */
    public String tableName() {
        return expected.or(() -> actual).map(SchemaObject::tableName).orElse("");
    }
}
