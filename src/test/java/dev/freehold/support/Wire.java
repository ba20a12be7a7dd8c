package dev.freehold.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The service as a client sees it over HTTP/1.1, without a convenience that would hide a header or a byte. */
public final class Wire {
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";
    public static final String JSON = "application/json";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private String authorization;

    /** @param base scheme, host and port of the service */
    public Wire(URI base) {
        this.base = base;
    }

    /** Signs in as the administrator whom {@link PackagedService} names at start; every request after this is his. */
    public Wire signIn() {
        Answer answer = post(
                "/api/v1/auth/login",
                JSON,
                "{\"username\": \"" + PackagedService.ADMIN + "\", \"password\": \"" + PackagedService.PASSWORD
                        + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("Not signed in: " + answer);
        }
        authorization = "Bearer " + answer.json().get("access_token").asText();
        return this;
    }

    /** The header that says who calls; null before {@link #signIn}. */
    public String authorization() {
        return authorization;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    public CompletableFuture<Answer> getLater(String path) {
        long start = System.nanoTime();
        return http.sendAsync(request(path).GET().build(), BodyHandlers.ofByteArray())
                .thenApply(response -> answer(response, start));
    }

    public Answer post(String path, String mediaType, String body, String... headers) {
        return post(path, mediaType, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer post(String path, String mediaType, byte[] body, String... headers) {
        return send("POST", path, mediaType, body, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, JSON, json.getBytes(StandardCharsets.UTF_8), headers);
    }

    public Answer delete(String path, String... headers) {
        return send(request(path, headers).DELETE().build());
    }

    private Answer send(String method, String path, String mediaType, byte[] body, String... headers) {
        BodyPublisher publisher = BodyPublishers.ofByteArray(body);
        return send(request(path, headers)
                .header("Content-Type", mediaType)
                .method(method, publisher)
                .build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest request) {
        long start = System.nanoTime();
        try {
            return answer(http.send(request, BodyHandlers.ofByteArray()), start);
        } catch (IOException failure) {
            throw new UncheckedIOException(request + " failed", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response, long start) {
        return new Answer(
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Makes a project and returns its id. */
    public String newProject() {
        Answer created = post("/api/v1/projects", JSON, "{\"name\": \"Wire\"}");
        if (created.status() != 201) {
            throw new AssertionError("No project: " + created);
        }
        return created.json().get("id").asText();
    }

    /** The id of a new task in a new project. */
    public String newTask() {
        Answer created = post("/api/v1/tasks", JSON, "{\"title\": \"Wire\", \"project_id\": \"" + newProject() + "\"}");
        if (created.status() != 201) {
            throw new AssertionError("No task: " + created);
        }
        return created.json().get("id").asText();
    }

    /** All items of a list, met page by page. */
    public List<JsonNode> walk(String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor)
                    .json();
            page.get("items").forEach(items::add);
            JsonNode next = page.get("next_cursor");
            cursor = next.isNull() ? null : "&cursor=" + next.asText();
        } while (cursor != null);
        return items;
    }

    /** What the service said, and how long a client waited for all of it. */
    public record Answer(int status, HttpHeaders headers, String text, Duration took) {
        public JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException failure) {
                throw new UncheckedIOException(text, failure);
            }
        }

        public String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The errors of a problem or an import report, as {@code "<line> <pointer or parameter> <code>"}. */
        public List<String> errors() {
            List<String> errors = new ArrayList<>();
            for (JsonNode error : json().path("errors")) {
                errors.add(String.join(
                        " ",
                        error.path("line").asText("-"),
                        error.path("pointer").asText(error.path("parameter").asText("-")),
                        error.path("code").asText("-")));
            }
            return errors;
        }

        @Override
        public String toString() {
            return status + " " + headers.map() + " " + text;
        }
    }
}
