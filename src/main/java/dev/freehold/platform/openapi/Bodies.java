package dev.freehold.platform.openapi;

import dev.freehold.platform.openapi.Route.Kind;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.Versioned;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.value.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What operations take and, when all goes well, answer; with examples. */
final class Bodies {
    private static final String OK = "200";
    private static final String CREATED = "201";
    private static final String UNAVAILABLE = "503";
    private static final String HEALTH = "/health";

    private final Declarations declarations;
    private final Schemas schemas;
    private final Examples examples;

    Bodies(Declarations declarations, Schemas schemas, Examples examples) {
        this.declarations = declarations;
        this.schemas = schemas;
        this.examples = examples;
    }

    /** The body that the operation takes, if it takes one. */
    Optional<RequestBody> request(Route route, Operation found) {
        if (route.kind() == Kind.IMPORT) {
            return Optional.of(rows(route));
        }
        if (found.getRequestBody() == null) {
            return Optional.empty();
        }
        Content content = OASFactory.createContent();
        found.getRequestBody()
                .getContent()
                .getMediaTypes()
                .forEach((name, media) -> content.addMediaType(name, json(typeOf(media))));
        return Optional.of(OASFactory.createRequestBody().required(true).content(content));
    }

    private RequestBody rows(Route route) {
        String row = rowType(route).getSimpleName();
        schemas.reference(rowType(route));
        return OASFactory.createRequestBody()
                .required(true)
                .description("Each row has the fields of `" + row
                        + "`. CSV needs a header, and an empty cell says nothing about"
                        + " its field. NDJSON has one object to a line.")
                .content(OASFactory.createContent()
                        .addMediaType(MediaTypes.CSV, csv(row))
                        .addMediaType(MediaTypes.NDJSON, ndjson(row)));
    }

    /** The record that only imports take, if the collection has one, otherwise that of a new object. */
    private Class<?> rowType(Route route) {
        Class<?> view = route.collection().orElseThrow().view();
        return declarations
                .inputsOf(view)
                .filter(input -> input.getSimpleName().startsWith("Imported"))
                .findFirst()
                .or(() -> declarations
                        .inputsOf(view)
                        .filter(input -> input.getSimpleName().startsWith("Create"))
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("Nothing says what a row of " + route.path() + " is"));
    }

    /** The answers that are no problems. */
    APIResponses success(Route route, Operation found, Access access) {
        APIResponses responses = OASFactory.createAPIResponses();
        new TreeMap<>(found.getResponses().getAPIResponses()).forEach((status, response) -> {
            if (status.startsWith("2")) {
                boolean creates = route.kind() == Kind.CREATE;
                responses.addAPIResponse(creates ? CREATED : status, success(route, response, access));
            }
        });
        if (route.path().equals(HEALTH)) {
            // What is down says so in its own words.
            responses.addAPIResponse(
                    UNAVAILABLE, success(route, found.getResponses().getAPIResponse(OK), access));
        }
        return responses;
    }

    private APIResponse success(Route route, APIResponse found, Access access) {
        APIResponse response = OASFactory.createAPIResponse();
        Optional<Class<?>> type = Optional.empty();
        if (route.kind() == Kind.LIST) {
            response.description("A page, or all rows.").content(list(route, found.getContent()));
            SharedParts.LINK.answeredBy(response);
        } else if (found.getContent() == null) {
            response.description("Done.");
        } else {
            type = Optional.of(answered(route, found));
            response.description(description(route, type.get()))
                    .content(OASFactory.createContent().addMediaType(MediaTypes.JSON, json(type.get())));
        }
        headers(route, response, access, type.filter(Bodies::isObject).isPresent());
        return response;
    }

    private static String description(Route route, Class<?> answered) {
        if (route.kind() == Kind.CREATE) {
            return "The new object.";
        }
        return isObject(answered) ? "The object." : "The answer.";
    }

    private static boolean isObject(Class<?> answered) {
        return Versioned.class.isAssignableFrom(answered);
    }

    private static void headers(Route route, APIResponse response, Access access, boolean versioned) {
        if (route.kind() == Kind.CREATE) {
            SharedParts.LOCATION.answeredBy(response);
        }
        if (versioned) {
            SharedParts.ETAG.answeredBy(response);
        }
        if (route.isWrite() && access.isStored()) {
            SharedParts.REPLAYED.answeredBy(response);
        }
        SharedParts.REQUEST_ID.answeredBy(response);
    }

    /** The names of the fields that the object has which the operation answers. */
    List<String> fields(Route route, Operation found) {
        Class<?> type = answered(route, found.getResponses().getAPIResponse(OK));
        return Arrays.stream(type.getRecordComponents())
                .map(component -> Text.snakeCase(component.getName()))
                .toList();
    }

    /** A method that may keep only some fields does not say what it answers: it is what its collection shows, or what an annotation says. */
    private Class<?> answered(Route route, APIResponse found) {
        MediaType media = found.getContent().getMediaType(MediaTypes.JSON);
        return route.isOf(HttpMethod.GET, Kind.ITEM)
                ? route.collection().orElseThrow().view()
                : typeOf(media);
    }

    private Content list(Route route, Content found) {
        CollectionSpec<?> spec = route.collection().orElseThrow();
        String view = spec.view().getSimpleName();
        Content content = OASFactory.createContent();
        MediaType page = OASFactory.createMediaType().schema(schemas.page(spec));
        examples.page(Schemas.pageName(spec), view, page);
        content.addMediaType(MediaTypes.JSON, page);
        // The scanned names carry a preference, which is no part of the type.
        Set<String> names = found.getMediaTypes().keySet();
        if (names.contains(MediaTypes.CSV_IF_ASKED)) {
            content.addMediaType(MediaTypes.CSV, csv(view));
        }
        if (names.contains(MediaTypes.NDJSON_IF_ASKED)) {
            content.addMediaType(MediaTypes.NDJSON, ndjson(view));
        }
        return content;
    }

    APIResponse notModified() {
        APIResponse response = OASFactory.createAPIResponse().description("The object is still in that version.");
        SharedParts.ETAG.answeredBy(response);
        SharedParts.REQUEST_ID.answeredBy(response);
        return response;
    }

    private Class<?> typeOf(MediaType found) {
        String reference = found.getSchema().getRef();
        return declarations.named(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private MediaType json(Class<?> type) {
        MediaType media = OASFactory.createMediaType().schema(schemas.reference(type));
        examples.json(type.getSimpleName(), media);
        return media;
    }

    private MediaType csv(String schema) {
        MediaType media = text();
        examples.csv(schema, media);
        return media;
    }

    private MediaType ndjson(String schema) {
        MediaType media = text();
        examples.ndjson(schema, media);
        return media;
    }

    private static MediaType text() {
        return OASFactory.createMediaType().schema(TypeSchemas.of(SchemaType.STRING));
    }
}
