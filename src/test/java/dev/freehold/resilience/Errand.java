package dev.freehold.resilience;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a client came for before it hung up. */
enum Errand {
    GET(true),
    LIST(true),
    EXPORT_CSV(true),
    EXPORT_NDJSON(true),
    POST(true),
    POST_WITH_KEY(true),
    PATCH(true),
    IMPORT(true),
    HALF_A_POST(false),
    HALF_AN_IMPORT(false);

    /** Titles of tasks that can only come from a body that never arrived whole. */
    static final String CUT = "cut ";

    /** Titles of tasks from whole bodies; the description repeats the title. */
    static final String WHOLE = "whole ";

    private static final int IMPORTED_ROWS = 20;

    private final boolean answered;

    Errand(boolean answered) {
        this.answered = answered;
    }

    /** Whether the client sends all that it must, so that there will be an answer. */
    boolean isAnswered() {
        return answered;
    }

    /** The bytes that the client gets out before it leaves; {@code number} tells clients apart. */
    String request(String project, String task, int number) {
        String tasks = "/api/v1/tasks";
        String list = tasks + "?project_id=" + project;
        String input = tasks + "/import?default=project_id:" + project;
        String whole = json(WHOLE + name() + number, project);
        return switch (this) {
            case GET -> head("GET", tasks + "/" + task, "") + "\r\n";
            case LIST -> head("GET", list + "&limit=200", "") + "\r\n";
            case EXPORT_CSV -> head("GET", list, "Accept: text/csv\r\n") + "\r\n";
            case EXPORT_NDJSON -> head("GET", list, "Accept: application/x-ndjson\r\n") + "\r\n";
            case POST -> sent("POST", tasks, "application/json", whole);
            case POST_WITH_KEY ->
                sent("POST", tasks, "application/json\r\nIdempotency-Key: " + project + number, whole);
            case PATCH -> sent("PATCH", tasks + "/" + task, "application/json", whole);
            case IMPORT -> sent("POST", input, "text/csv", rows(WHOLE + name() + number + "-"));
            case HALF_A_POST -> half(sent("POST", tasks, "application/json", json(CUT + number, project)));
            case HALF_AN_IMPORT -> half(sent("POST", input, "text/csv", rows(CUT + number + "-")));
        };
    }

    private static String sent(String method, String path, String mediaType, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return head(method, path, "Content-Type: " + mediaType + "\r\nContent-Length: " + length + "\r\n") + "\r\n"
                + body;
    }

    private static String half(String request) {
        int body = request.indexOf("\r\n\r\n") + 4;
        return request.substring(0, body + (request.length() - body) / 2);
    }

    private static String head(String method, String path, String headers) {
        return method + " " + path + " HTTP/1.1\r\nHost: freehold\r\n" + headers;
    }

    private static String json(String title, String project) {
        return "{\"title\": \"%1$s\", \"description\": \"%1$s\", \"project_id\": \"%2$s\"}".formatted(title, project);
    }

    private static String rows(String prefix) {
        return IntStream.range(0, IMPORTED_ROWS)
                .mapToObj(i -> prefix + i + "," + prefix + i + "\n")
                .collect(Collectors.joining("", "title,description\n", ""));
    }
}
