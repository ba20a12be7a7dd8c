package dev.freehold.platform.openapi;

import dev.freehold.shared.geography.Circle;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.Field;
import dev.freehold.shared.paging.ListRequestParser;
import dev.freehold.shared.paging.Parameter.Operator;
import dev.freehold.shared.paging.Trash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.In;
import org.eclipse.microprofile.openapi.models.parameters.Parameter.Style;

/** The query parameters of a list, as its {@link CollectionSpec} makes them. */
final class ListParameters {
    private final TypeSchemas types;

    ListParameters(TypeSchemas types) {
        this.types = types;
    }

    /** Describes those that are the same for every list. */
    void addTo(Components components) {
        components
                .addParameter("Search", search())
                .addParameter("BoundingBox", boundingBox())
                .addParameter("Near", near())
                .addParameter("Radius", radius())
                .addParameter("Limit", limit())
                .addParameter("Cursor", cursor())
                .addParameter("IncludeTotal", includeTotal())
                .addParameter("Deleted", deleted());
    }

    /** All that a list takes. */
    List<Parameter> of(CollectionSpec<?> spec) {
        List<Parameter> parameters = new ArrayList<>(matching(spec));
        parameters.add(sort(spec));
        parameters.add(shared("Limit"));
        parameters.add(shared("Cursor"));
        parameters.add(fields(spec.fields().keySet()));
        parameters.add(shared("IncludeTotal"));
        return parameters;
    }

    /** Those that say which elements are meant. */
    List<Parameter> matching(CollectionSpec<?> spec) {
        List<Parameter> parameters = new ArrayList<>();
        if (spec.isSearchable()) {
            parameters.add(shared("Search"));
        }
        if (spec.hasPosition()) {
            parameters.addAll(List.of(shared("BoundingBox"), shared("Near"), shared("Radius")));
        }
        spec.parameters().values().forEach(parameter -> parameters.add(filter(parameter)));
        if (spec.hasTrash()) {
            parameters.add(shared("Deleted"));
        }
        return parameters;
    }

    private static Parameter shared(String component) {
        return OASFactory.createParameter().ref(component);
    }

    private Parameter filter(dev.freehold.shared.paging.Parameter parameter) {
        Field field = parameter.field();
        String subject = "`" + field.name() + "` " + parameter.operator().meaning();
        if (parameter.operator() == Operator.IS_NULL) {
            return query(parameter.name(), types.of(Boolean.class)).description(subject + ".");
        }
        Schema value = types.of(field.type().javaType());
        return parameter.operator() == Operator.ANY_OF
                ? commaSeparated(parameter.name(), value).description(subject + ".")
                : query(parameter.name(), value).description(subject + " this.");
    }

    private static Parameter sort(CollectionSpec<?> spec) {
        List<Object> keys = spec.fields().values().stream()
                .filter(Field::sortable)
                .map(Field::name)
                .flatMap(name -> Stream.of(name, "-" + name))
                .collect(Collectors.toList());
        String standard = spec.defaultSort().stream().map(Object::toString).collect(Collectors.joining(","));
        return commaSeparated("sort", TypeSchemas.of(SchemaType.STRING).enumeration(keys))
                .description(
                        "Keys in order, descending with `-`. Default: `" + standard + "`. `id` is always the last.");
    }

    /** Which fields an answer keeps; for one object as for a list. */
    static Parameter fields(Collection<String> allowed) {
        List<Object> names = new ArrayList<>(allowed);
        return commaSeparated("fields", TypeSchemas.of(SchemaType.STRING).enumeration(names))
                .description("Keeps only these fields; leaves out all others, even those that the schema requires.");
    }

    private static Parameter search() {
        return query("q", TypeSchemas.of(SchemaType.STRING).minLength(1))
                .description(
                        "Full-text search, such as `\"to be\" -not`: all words must occur; quotes make a phrase, `or` a choice,"
                                + " `-word` an exclusion. The best match comes first unless `sort` is given.");
    }

    private Parameter boundingBox() {
        return place("bbox", 4)
                .description(
                        "Only what lies in the box `minLon,minLat,maxLon,maxLat`, in degrees of WGS 84, edges included. A"
                                + " `minLon` greater than `maxLon` means a box across the antimeridian.");
    }

    private Parameter near() {
        return place("near", 2)
                .description(
                        "Only what lies within `radius_m` of the place `lon,lat`, the nearest first unless `sort` is given;"
                                + " `distance_m` says how far.");
    }

    private Parameter place(String name, int numbers) {
        return commaSeparated(name, types.of(Double.class), numbers);
    }

    private Parameter radius() {
        Schema schema = types.of(Double.class)
                .exclusiveMinimum(BigDecimal.ZERO)
                .maximum(BigDecimal.valueOf(Circle.MAX_RADIUS))
                .defaultValue(Circle.DEFAULT_RADIUS);
        return query("radius_m", schema).description("Metres around `near`.");
    }

    private Parameter limit() {
        Schema schema = types.of(Integer.class)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(ListRequestParser.MAX_LIMIT))
                .defaultValue(ListRequestParser.DEFAULT_LIMIT);
        return query("limit", schema).description("How many to a page. CSV and NDJSON know no pages.");
    }

    private static Parameter cursor() {
        return query("cursor", TypeSchemas.of(SchemaType.STRING))
                .description("`next_cursor` of the page before, of the same list with the same filter and sort.");
    }

    private Parameter includeTotal() {
        return query("include_total", types.of(Boolean.class).defaultValue(false))
                .description("Adds `total`, how many match in all, which costs a second statement.");
    }

    private static Parameter deleted() {
        List<Object> values = Arrays.stream(Trash.values())
                .filter(trash -> trash != Trash.exclude)
                .map(Enum::name)
                .collect(Collectors.toList());
        return query("deleted", TypeSchemas.of(SchemaType.STRING).enumeration(values))
                .description("Shows the trash as well (`include`) or alone (`only`), to those who may see it.");
    }

    /** The id of one element, in the path of its own. */
    Schema id(CollectionSpec<?> spec) {
        return types.of(spec.fields().get("id").type().javaType());
    }

    static Parameter query(String name, Schema schema) {
        return OASFactory.createParameter().name(name).in(In.QUERY).schema(schema);
    }

    private static Parameter commaSeparated(String name, Schema item, int items) {
        Parameter parameter = commaSeparated(name, item);
        parameter.getSchema().minItems(items).maxItems(items);
        return parameter;
    }

    private static Parameter commaSeparated(String name, Schema item) {
        return query(name, TypeSchemas.of(SchemaType.ARRAY).items(item))
                .style(Style.FORM)
                .explode(false);
    }
}
