package dev.freehold.platform.metrics;

import io.micrometer.core.instrument.Tags;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Counts failures under the route that failed. The library does so only for routes with a parameter, since it cannot tell others
 * from paths that clients make up; the template of the route that was found can. A failure without one is {@code NOT_FOUND} or
 * {@code UNKNOWN}, here too: the library takes a path that it has normalized for a template.
 *
 * <p>An export has the route of its list, and may take as long as its client reads: it is told apart.
 */
@Singleton
public class RouteLabels implements HttpServerMetricsTagsContributor {
    private static final String URI = "uri";

    /** Where Quarkus keeps the template of the route, in the context of the request. */
    private static final String ROUTE = "UrlPathTemplate";

    private static final int NOT_FOUND = 404;
    private static final int FAILURES = 400;
    private static final Set<String> EXPORTS = Set.of("text/csv", "application/x-ndjson");

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(ROUTE);
        if (template == null || template.length() < 2) {
            return withoutRoute(context.response().statusCode());
        }
        String route = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
        return Tags.of(URI, isExport(context.response().headers()) ? route + " (export)" : route);
    }

    private static Tags withoutRoute(int status) {
        if (status == NOT_FOUND) {
            return Tags.of(URI, "NOT_FOUND");
        }
        return status >= FAILURES ? Tags.of(URI, "UNKNOWN") : Tags.empty();
    }

    private static boolean isExport(MultiMap headers) {
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type != null && EXPORTS.contains(type.split(";", 2)[0].strip());
    }
}
