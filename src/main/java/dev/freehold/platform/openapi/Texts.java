package dev.freehold.platform.openapi;

import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/** What all operations of a kind have in common, in words. */
final class Texts {
    private Texts() {}

    /**
     * The description of an operation that brings none of its own; null if its summary says all.
     *
     * @param hasTrash whether what is deleted can be restored
     */
    static String of(Route route, boolean hasTrash) {
        return switch (route.kind()) {
            case LIST ->
                "Pages by keyset: rows that come or go meanwhile are neither skipped nor repeated. `Accept: text/csv` or"
                        + " `application/x-ndjson`, where offered, streams all matching rows instead of a page.";
            case IMPORT -> "Reads rows as a stream. " + target(route);
            case ITEM -> item(route.method(), hasTrash);
            case ACTION -> route.path().endsWith("/restore") ? "Takes it out of the trash." : null;
            default -> null;
        };
    }

    private static String target(Route route) {
        boolean upserts = route.collection().orElseThrow().fields().containsKey("external_id");
        return upserts
                ? "A row whose `external_source` and `external_id` are known changes that object; any other makes a new"
                        + " one."
                : "Every row makes a new object.";
    }

    private static String item(HttpMethod method, boolean hasTrash) {
        return switch (method) {
            case PATCH ->
                "A merge-patch (RFC 7396): an absent field is untouched, null clears it, and a patch that changes nothing"
                        + " leaves the version as it is.";
            case DELETE -> hasTrash ? "Moves it to the trash, from where it can be restored." : null;
            default -> null;
        };
    }
}
