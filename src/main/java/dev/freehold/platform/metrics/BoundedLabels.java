package dev.freehold.platform.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps what clients make up out of the labels of HTTP metrics, where each new value would be a new series for ever: methods that
 * there are not, and the paths of requests that broke off before their endpoint was known.
 */
@Singleton
public class BoundedLabels implements MeterFilter {
    private static final String HTTP = "http.server.";
    private static final String METHOD = "method";
    private static final String URI = "uri";
    private static final Tag OTHER_METHOD = Tag.of(METHOD, "OTHER");
    private static final Tag UNKNOWN_URI = Tag.of(URI, "UNKNOWN");
    private static final Tag BROKEN_OFF = Tag.of("status", "RESET");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith(HTTP)) {
            return id;
        }
        Meter.Id bounded = id;
        String method = id.getTag(METHOD);
        if (method != null && !METHODS.contains(method)) {
            bounded = bounded.replaceTags(Tags.of(bounded.getTags()).and(OTHER_METHOD));
        }
        if (id.getTags().contains(BROKEN_OFF) && !isTemplate(id.getTag(URI))) {
            bounded = bounded.replaceTags(Tags.of(bounded.getTags()).and(UNKNOWN_URI));
        }
        return bounded;
    }

    private static boolean isTemplate(String uri) {
        return uri != null && uri.contains("{");
    }
}
