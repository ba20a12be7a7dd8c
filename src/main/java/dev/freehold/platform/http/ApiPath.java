package dev.freehold.platform.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * What the path of a request says of it. Whatever is bounded, refused or marked by path asks here, and reads the path as it came. Resources
 * are found by another reading: with escapes undone, dots and doubled slashes taken out, and without what stands behind a semicolon. So
 * only paths of which both readings are the same are let in ({@link #isPlain}): another spelling would pass by every guard.
 */
public final class ApiPath {
    private static final String API = "/api/";
    private static final String UPLOADS = "/import";
    private static final String SIGN_IN = "/api/v1/auth/";
    private static final String CONFIDENTIAL = "/confidential";
    private static final String REPAIR = "/api/v1/schema/repair";

    private ApiPath() {}

    /**
     * Whether the path has no other, plainer spelling. Escapes of what must be escaped (RFC 3986, section 2.3), such as a space or an
     * umlaut, are plain.
     */
    static boolean isPlain(RoutingContext context) {
        String path = context.request().path();
        return path != null && path.indexOf(';') < 0 && path.equals(normalized(context));
    }

    /** Null for one that cannot be read at all. */
    private static String normalized(RoutingContext context) {
        try {
            return context.normalizedPath();
        } catch (IllegalArgumentException brokenEscape) {
            return null;
        }
    }

    /** Whether it is a call of the API; the rest is probes, metrics and the description. */
    public static boolean isApi(RoutingContext context) {
        return context.request().path().startsWith(API);
    }

    /** Whether it brings a file, which may be large and take long. */
    public static boolean isUpload(RoutingContext context) {
        return isPost(context) && context.request().path().endsWith(UPLOADS);
    }

    /** Whether it may take longer than other requests. */
    public static boolean mayTakeLong(RoutingContext context) {
        return isUpload(context) || (isPost(context) && context.request().path().equals(REPAIR));
    }

    /** Whether the answer is for nobody but the caller, not even for his client to keep. */
    static boolean isSecret(RoutingContext context) {
        String path = context.request().path();
        return path.startsWith(SIGN_IN) || path.contains(CONFIDENTIAL);
    }

    private static boolean isPost(RoutingContext context) {
        return context.request().method().equals(HttpMethod.POST);
    }
}
