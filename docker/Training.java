import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What {@code train.sh run} runs: the service in a process of its own that records, a PostgreSQL for it, and the round of requests
 * whose classes and profiles the AOT cache is to hold. Arguments: java, the file of its options, the directory of the application.
 */
final class Training {
    private static final String USERNAME = "training";
    private static final String PASSWORD = "kettle lamp window rain";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(5);

    /** So many that the paths of each request are profiled, so few that it takes seconds. */
    private static final int ROUNDS = 150;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final URI base;
    private String token = "";

    private Training(int port) {
        base = URI.create("http://127.0.0.1:" + port + "/");
    }

    public static void main(String... arguments) throws Exception {
        Path application = Path.of(arguments[2]);
        Path cache = application.resolve("freehold.aot");
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            int port = freePort();
            Process service = start(arguments[0], arguments[1], application, cache, port, database.getPort());
            try {
                new Training(port).train(service);
                service.destroy();
                if (!service.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IllegalStateException("The service did not end after SIGTERM");
                }
            } finally {
                service.destroyForcibly();
            }
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The JVM wrote no cache: is it of Java 25 or newer? Its output is above");
        }
        System.out.printf("Trained: %s, %d MB%n", cache, Files.size(cache) >> 20);
    }

    private static Process start(
            String java, String options, Path application, Path cache, int port, int databasePort)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "@" + options,
                "-XX:AOTCacheOutput=" + cache,
                "-jar",
                application.resolve("quarkus-run.jar").toString());
        // No .env is read from here, and the JVM has the options of the file alone.
        builder.directory(application.toFile()).environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("DATABASE_URL", "postgresql://postgres@127.0.0.1:" + databasePort + "/postgres");
        builder.environment().put("ADMIN_USERNAME", USERNAME);
        builder.environment().put("ADMIN_PASSWORD", PASSWORD);
        return builder.inheritIO().start();
    }

    private void train(Process service) throws IOException, InterruptedException {
        awaitReady(service);
        token = post("api/v1/auth/login", "{\"username\": \"%s\", \"password\": \"%s\"}".formatted(USERNAME, PASSWORD))
                .path("access_token")
                .asText();
        for (int round = 0; round < ROUNDS; round++) {
            String project = idOf(post("api/v1/projects", "{\"name\": \"House %d\"}".formatted(round)));
            String task = idOf(post(
                    "api/v1/tasks", "{\"project_id\": \"%s\", \"title\": \"Task %d\"}".formatted(project, round)));
            String listing = idOf(post("api/v1/properties", "{\"city\": \"Seattle\", \"list_price\": %d}".formatted(400_000 + round)));
            for (String path : List.of(
                    "api/v1/projects/" + project,
                    "api/v1/tasks/" + task,
                    "api/v1/tasks?sort=-created_at&limit=50",
                    "api/v1/properties/" + listing,
                    "api/v1/properties?q=seattle&limit=20",
                    "q/health/ready",
                    "health")) {
                get(path);
            }
        }
        for (String once : List.of(
                "q/health/live", "q/health/started", "q/metrics", "q/openapi", "api/v1/auth/me", "api/v1/schema/status")) {
            get(once);
        }
    }

    private void awaitReady(Process service) throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!service.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The service did not become ready");
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(base.resolve("q/health/ready")).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notListening) {
            return false;
        }
    }

    private void get(String path) throws IOException, InterruptedException {
        send(path, HttpRequest.newBuilder().GET());
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json.readTree(send(path, HttpRequest.newBuilder().POST(BodyPublishers.ofString(body))));
    }

    private String send(String path, HttpRequest.Builder request) throws IOException, InterruptedException {
        request.uri(base.resolve(path)).header("Content-Type", "application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String idOf(JsonNode object) {
        return object.path("id").asText();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
