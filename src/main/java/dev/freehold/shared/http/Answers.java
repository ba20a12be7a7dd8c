package dev.freehold.shared.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The answers of the contract, with their headers. */
@Singleton
public class Answers {
    private final ObjectMapper mapper;

    public Answers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** 201 with Location and ETag; {@code collection} is the path that objects of this kind live under. */
    public static <V extends Versioned> RestResponse<V> created(String collection, V view) {
        return ResponseBuilder.create(Status.CREATED, view)
                .header(HttpHeaders.LOCATION, collection + "/" + view.id())
                .header(HttpHeaders.ETAG, etag(view))
                .build();
    }

    /** 200 with ETag. */
    public static <V extends Versioned> RestResponse<V> changed(V view) {
        return ResponseBuilder.ok(view).header(HttpHeaders.ETAG, etag(view)).build();
    }

    /** 202: it will be seen to, and no more is said. */
    public static RestResponse<Void> accepted() {
        return RestResponse.accepted();
    }

    /** 204. */
    public static RestResponse<Void> gone() {
        return RestResponse.noContent();
    }

    /**
     * 200 with ETag, or 304 if the client has this version already.
     *
     * @param ifNoneMatch the header; null if it was not sent
     * @param fields the parameter {@code fields}; null for all
     */
    public <V extends Record & Versioned> RestResponse<Object> one(
            V view, CollectionSpec<V> spec, String ifNoneMatch, String fields) {
        return one(view, ifNoneMatch, () -> shown(view, spec, fields));
    }

    /**
     * 200 with ETag, or 304 if the client has this version already.
     *
     * @param ifNoneMatch the header; null if it was not sent
     * @param fields those that the answer keeps, as {@link #fields} reads them; empty for all
     */
    public <V extends Record & Versioned> RestResponse<Object> one(V view, String ifNoneMatch, Set<String> fields) {
        return one(view, ifNoneMatch, () -> fields.isEmpty() ? view : only(view, fields));
    }

    private static RestResponse<Object> one(Versioned view, String ifNoneMatch, Supplier<Object> body) {
        if (ifNoneMatch != null
                && Precondition.parse(HttpHeaders.IF_NONE_MATCH, ifNoneMatch).names(view.version())) {
            return ResponseBuilder.<Object>create(Status.NOT_MODIFIED)
                    .header(HttpHeaders.ETAG, etag(view))
                    .build();
        }
        return ResponseBuilder.ok(body.get())
                .header(HttpHeaders.ETAG, etag(view))
                .build();
    }

    /**
     * 200 with something that never changes, and so has no version.
     *
     * @param fields the parameter {@code fields}; null for all
     */
    public <V extends Record> RestResponse<Object> one(V view, CollectionSpec<V> spec, String fields) {
        return RestResponse.ok(shown(view, spec, fields));
    }

    private <V extends Record> Object shown(V view, CollectionSpec<V> spec, String fields) {
        return fields == null ? view : only(view, fields(spec.fields().keySet(), fields));
    }

    /** 200 with the page and, if there is a next one, a Link to it. */
    public <V extends Record> RestResponse<Object> page(Page<V> page, ListRequest request, UriInfo uri) {
        Object body = page;
        if (!request.fields().isEmpty()) {
            List<ObjectNode> items = page.items().stream()
                    .map(item -> only(item, request.fields()))
                    .toList();
            body = new Page<>(items, page.nextCursor(), page.total());
        }
        ResponseBuilder<Object> response = ResponseBuilder.ok(body);
        if (page.nextCursor() != null) {
            response.header(HttpHeaders.LINK, "<" + next(uri, page.nextCursor()) + ">; rel=\"next\"");
        }
        return response.build();
    }

    /** The object as JSON with these fields alone. */
    public ObjectNode only(Object view, Set<String> fields) {
        ObjectNode object = mapper.valueToTree(view);
        return object.retain(fields);
    }

    /**
     * Reads the parameter {@code fields}.
     *
     * @param allowed the fields that there are
     * @param fields the parameter; null if it was not sent
     * @return those that it names; empty if it was not sent
     * @throws ProblemException 400 for one that there is not
     */
    public static Set<String> fields(Collection<String> allowed, String fields) {
        if (fields == null) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(Arrays.asList(fields.split(",", -1)));
        Set<String> unknown = new LinkedHashSet<>(names);
        unknown.removeAll(allowed);
        if (!unknown.isEmpty()) {
            throw ProblemException.invalidParameters(unknown.stream()
                    .map(name -> InputError.in(
                            "fields",
                            "unknown_field",
                            "there is no field \"" + name + "\"; allowed are " + String.join(", ", allowed)))
                    .toList());
        }
        return names;
    }

    private static String etag(Versioned view) {
        return "\"" + view.version() + "\"";
    }

    /** Relative, so that it holds behind any proxy. */
    private static String next(UriInfo uri, String cursor) {
        URI current = uri.getRequestUri();
        String query = current.getRawQuery() == null
                ? ""
                : Arrays.stream(current.getRawQuery().split("&"))
                        .filter(part -> !part.startsWith("cursor=") && !part.isEmpty())
                        .map(part -> part + "&")
                        .collect(Collectors.joining());
        return current.getRawPath() + "?" + query + "cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
