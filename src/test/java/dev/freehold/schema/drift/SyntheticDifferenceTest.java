package dev.freehold.schema.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which of the three pictures is out of step, for each kind of object, in catalogs written by hand: what a build that compares
 * cannot have (the model beyond its migrations), and kinds of which the product has none.
 */
class SyntheticDifferenceTest {
    private static final SchemaObject TABLE = object(Kind.TABLE, "", "t");
    private static final SchemaObject KEY = key("PRIMARY KEY (id)");

    /** In every picture, so that there is a table to speak of. */
    private static final List<SchemaObject> COMMON =
            List.of(TABLE, column("id", "bigint", Map.of(Attribute.NOT_NULL, "true")));

    record Case(
            String name,
            List<SchemaObject> model,
            List<SchemaObject> migrations,
            List<SchemaObject> live,
            List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Whether the object is in the model, in the migrations, in the database. */
    private static Case existence(
            SchemaObject object, boolean model, boolean migrations, boolean live, String... expected) {
        String name =
                object.kind().words() + " in" + (model ? " M" : "") + (migrations ? " F" : "") + (live ? " L" : "");
        return new Case(name, only(model, object), only(migrations, object), only(live, object), List.of(expected));
    }

    private static Case attribute(
            String name, SchemaObject model, SchemaObject migrations, SchemaObject live, String... expected) {
        return new Case(name, List.of(model), List.of(migrations), List.of(live), List.of(expected));
    }

    private static List<SchemaObject> only(boolean isThere, SchemaObject object) {
        return isThere ? List.of(object) : List.of();
    }

    static Stream<Case> tablesAndColumns() {
        SchemaObject other = object(Kind.TABLE, "", "other");
        SchemaObject column = column("name", "text", Map.of());
        return Stream.of(
                existence(other, true, true, false, "drift table other existence"),
                existence(other, true, false, true, "hand_fixed table other existence"),
                existence(other, true, false, false, "unmigrated_model table other existence"),
                existence(other, false, true, true, "unmigrated_model table other existence"),
                existence(other, false, false, true, "unmanaged table other existence"),
                existence(column, true, true, true),
                existence(column, true, true, false, "drift column t.name existence"),
                existence(column, true, false, true, "hand_fixed column t.name existence"),
                existence(column, true, false, false, "unmigrated_model column t.name existence"),
                existence(column, false, true, true, "unmigrated_model column t.name existence"),
                existence(column, false, true, false, "hand_fixed column t.name existence"),
                existence(column, false, false, true, "drift column t.name existence"));
    }

    static Stream<Case> whatTheModelMaySay() {
        SchemaObject check = object(Kind.CHECK, "t", "t_check", Attribute.DEFINITION, "CHECK ((a > 0))");
        SchemaObject index =
                object(Kind.INDEX, "t", "t_idx", Attribute.DEFINITION, "CREATE INDEX ON t USING btree (a)");
        SchemaObject trigger = object(Kind.TRIGGER, "t", "t_trigger", Attribute.DEFINITION, "CREATE TRIGGER ...");
        return Stream.of(check, index, trigger)
                .flatMap(object -> Stream.of(
                        existence(object, true, true, true),
                        existence(object, false, true, true),
                        existence(object, false, true, false, drift(object)),
                        existence(object, false, false, true, drift(object)),
                        existence(
                                object,
                                true,
                                false,
                                true,
                                "hand_fixed" + drift(object).substring("drift".length()))));
    }

    static Stream<Case> attributesOfColumns() {
        SchemaObject text = column("name", "text", Map.of());
        SchemaObject varchar = column("name", "character varying(20)", Map.of());
        SchemaObject narrow = column("name", "character varying(10)", Map.of());
        SchemaObject required = column("name", "text", Map.of(Attribute.NOT_NULL, "true"));
        SchemaObject given = column("name", "text", Map.of(Attribute.DEFAULT, "'a'::text"));
        SchemaObject otherwise = column("name", "text", Map.of(Attribute.DEFAULT, "'b'::text"));
        return Stream.of(
                attribute("type, L alone", text, text, varchar, "drift column t.name type"),
                attribute("type, M alone", varchar, text, text, "unmigrated_model column t.name type"),
                attribute("type, F alone", varchar, text, varchar, "hand_fixed column t.name type"),
                attribute("type, three ways", text, varchar, narrow, "drift column t.name type"),
                attribute("not null, M alone", required, text, text, "unmigrated_model column t.name not_null"),
                attribute("null, M alone", text, required, required, "unmigrated_model column t.name not_null"),
                attribute("not null, F alone", text, required, text, "hand_fixed column t.name not_null"),
                attribute("null, F alone", required, text, required, "hand_fixed column t.name not_null"),
                attribute("no default in M", text, given, given),
                attribute("no default in M, another in L", text, given, otherwise, "drift column t.name default"),
                attribute("no default in M and L", text, given, text, "drift column t.name default"),
                attribute("default, M alone", given, text, text, "unmigrated_model column t.name default"),
                attribute(
                        "another default in M", given, otherwise, otherwise, "unmigrated_model column t.name default"),
                attribute("default, F alone", given, otherwise, given, "hand_fixed column t.name default"));
    }

    static Stream<Case> keysAndChecks() {
        SchemaObject wider = key("PRIMARY KEY (id, part)");
        SchemaObject check = object(Kind.CHECK, "t", "t_check", Attribute.DEFINITION, "CHECK ((a > 0))");
        SchemaObject other = object(Kind.CHECK, "t", "t_check", Attribute.DEFINITION, "CHECK ((a > 1))");
        return Stream.of(
                attribute("key, L alone", KEY, KEY, wider, "drift primary_key t.t_pkey definition"),
                attribute("key, M alone", wider, KEY, KEY, "unmigrated_model primary_key t.t_pkey definition"),
                attribute("key, F alone", wider, KEY, wider, "hand_fixed primary_key t.t_pkey definition"),
                existence(KEY, true, true, false, "drift primary_key t.t_pkey existence"),
                existence(KEY, true, false, true, "hand_fixed primary_key t.t_pkey existence"),
                existence(KEY, false, true, true, "unmigrated_model primary_key t.t_pkey existence"),
                attribute("check, L alone", check, check, other, "drift check t.t_check definition"),
                attribute("check, M alone", other, check, check, "unmigrated_model check t.t_check definition"),
                attribute("check, F alone", other, check, other, "hand_fixed check t.t_check definition"));
    }

    static Stream<Case> whatStandsAlone() {
        SchemaObject size = object(Kind.ENUM, "", "size", Attribute.LABELS, "'s', 'l'");
        SchemaObject sizes = object(Kind.ENUM, "", "size", Attribute.LABELS, "'s', 'm', 'l'");
        SchemaObject number = object(Kind.SEQUENCE, "", "number", Attribute.OPTIONS, "increment 1");
        SchemaObject owned =
                object(Kind.SEQUENCE, "", "number", Attribute.OPTIONS, "increment 1", Attribute.OWNED_BY, "t.id");
        SchemaObject tens = object(Kind.SEQUENCE, "", "number", Attribute.OPTIONS, "increment 10");
        SchemaObject zip = object(Kind.DOMAIN, "", "zip", Attribute.TYPE, "text");
        SchemaObject zips =
                object(Kind.DOMAIN, "", "zip", Attribute.TYPE, "text", Attribute.DEFINITION, "CHECK ((VALUE <> ''))");
        SchemaObject sums = object(Kind.MATERIALIZED_VIEW, "", "sums", Attribute.DEFINITION, "SELECT 1");
        SchemaObject totals = object(Kind.MATERIALIZED_VIEW, "", "sums", Attribute.DEFINITION, "SELECT 2");
        Stream<Case> existence = Stream.of(size, number, zip, sums)
                .flatMap(object -> Stream.of(
                        existence(object, false, true, true),
                        existence(object, false, true, false, drift(object)),
                        existence(
                                object,
                                false,
                                false,
                                true,
                                "unmanaged" + drift(object).substring("drift".length()))));
        return Stream.concat(
                existence,
                Stream.of(
                        silent("labels", size, sizes, "drift enum size labels"),
                        silent("owner of a sequence", owned, number, "drift sequence number owned_by"),
                        silent("options of a sequence", number, tens, "drift sequence number options"),
                        silent("check of a domain", zip, zips, "drift domain zip definition"),
                        silent("materialized view", sums, totals, "drift materialized_view sums definition")));
    }

    private static Case silent(String name, SchemaObject migrations, SchemaObject live, String expected) {
        return new Case(name, List.of(), List.of(migrations), List.of(live), List.of(expected));
    }

    @ParameterizedTest
    @MethodSource({"tablesAndColumns", "whatTheModelMaySay", "attributesOfColumns", "keysAndChecks", "whatStandsAlone"})
    void eachPictureOutOfStepIsNamed(Case example) {
        Comparison comparison =
                new Comparison(catalog(example.model()), catalog(example.migrations()), catalog(example.live()));

        assertThat(comparison.findings())
                .as(example.name())
                .extracting(ExpectedFinding::text)
                .containsExactlyInAnyOrderElementsOf(example.expected());
    }

    private static Catalog catalog(List<SchemaObject> objects) {
        return new Catalog(Stream.concat(COMMON.stream(), objects.stream()).toList());
    }

    private static String drift(SchemaObject object) {
        return "drift " + object.kind() + " " + object.fullName() + " existence";
    }

    private static SchemaObject key(String definition) {
        return object(Kind.PRIMARY_KEY, "t", "t_pkey", Attribute.DEFINITION, definition);
    }

    private static SchemaObject column(String name, String type, Map<Attribute, String> further) {
        Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
        attributes.put(Attribute.TYPE, type);
        attributes.putAll(further);
        return new SchemaObject(Kind.COLUMN, "t", name, attributes);
    }

    private static SchemaObject object(Kind kind, String table, String name) {
        return new SchemaObject(kind, table, name, Map.of());
    }

    private static SchemaObject object(Kind kind, String table, String name, Attribute attribute, String text) {
        return new SchemaObject(kind, table, name, Map.of(attribute, text));
    }

    private static SchemaObject object(
            Kind kind, String table, String name, Attribute one, String text, Attribute other, String otherText) {
        return new SchemaObject(kind, table, name, Map.of(one, text, other, otherText));
    }
}
