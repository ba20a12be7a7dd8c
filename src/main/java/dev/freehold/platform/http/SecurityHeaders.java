package dev.freehold.platform.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** What browsers are told with every answer: to guess no types, to show nothing in frames, and to keep nothing for others. */
final class SecurityHeaders {
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    private static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence CONTENT_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence NOTHING =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

    /** Swagger UI brings its own scripts and styles, some of them within its page. */
    private static final CharSequence OWN_PAGES =
            HttpHeaders.createOptimized("default-src 'self'; script-src 'self' 'unsafe-inline';"
                    + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    /** May be kept by the caller's own client, if it asks with the ETag each time. */
    private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("private, no-cache");

    /** Nobody may keep a token, whichever answer it is in; nor what is confidential, which would be looked at unrecorded. */
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private static final CharSequence TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    private static final CharSequence TWO_YEARS = HttpHeaders.createOptimized("max-age=63072000; includeSubDomains");
    private static final String PAGES = "/q/";

    private SecurityHeaders() {}

    /** Puts the headers, before anybody answers. */
    static void put(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        headers.set(FRAME_OPTIONS, DENY);
        headers.set(REFERRER_POLICY, NO_REFERRER);
        headers.set(CONTENT_POLICY, context.request().path().startsWith(PAGES) ? OWN_PAGES : NOTHING);
        if (ApiPath.isApi(context)) {
            headers.set(HttpHeaders.CACHE_CONTROL, ApiPath.isSecret(context) ? NO_STORE : REVALIDATE);
        }
        // RFC 6797, section 7.2: never over a connection that is not secure.
        if ("https".equals(context.request().scheme())) {
            headers.set(TRANSPORT_SECURITY, TWO_YEARS);
        }
    }
}
