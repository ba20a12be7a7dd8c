package dev.freehold.shared.http;

/** The media types of the contract. */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String MERGE_PATCH = "application/merge-patch+json";
    public static final String PROBLEM = "application/problem+json";
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

    /** Lists answer JSON to a client that accepts anything. */
    public static final String CSV_IF_ASKED = CSV + ";qs=0.5";

    /** See {@link #CSV_IF_ASKED}. */
    public static final String NDJSON_IF_ASKED = NDJSON + ";qs=0.4";

    private MediaTypes() {}
}
