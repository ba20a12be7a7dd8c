package dev.freehold.platform.http;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are small on the wire, and would be large if the service let them: see {@link BodySizeTest} for the others. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestShapeTest {
    private static final String UPGRADE = String.join(
            "\r\n",
            "Connection: Upgrade, HTTP2-Settings, close",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA",
            "");

    private static final int MEBIBYTE = 1024 * 1024;

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @AfterEach
    void theServiceGoesOn() {
        assertThat(Database.number("select count(*) from projects")).isZero();
        assertThat(Api.create(PROJECTS, Map.of("name", "next")).getString("id")).isNotBlank();
    }

    @Test
    void manySmallHeadersAreTooManyAsOneLargeOneIs() {
        String headers = numbered(3_000, number -> "X-" + number + ": 1\r\n");

        assertThat(RawHttp.send("GET " + TASKS + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n", new byte[0])
                        .status())
                .isEqualTo(431);
    }

    @ParameterizedTest
    @CsvSource({"600, 400", "20000, 414"})
    void manyParametersAreRefused(int count, int status) {
        String query = numbered(count, number -> "p" + number + "&");

        assertThat(RawHttp.get(TASKS + "?" + query).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 5_000, 250_000})
    void jsonThatIsNestedDeeplyIsRefused(int depth) {
        byte[] body = ("{\"name\": " + "[".repeat(depth) + "]".repeat(depth) + "}").getBytes(UTF_8);

        RawHttp.Answer answer = RawHttp.post(PROJECTS, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).hasSizeLessThan(4_096).contains(depth > 1_000 ? "\"malformed_body\"" : "\"invalid");
    }

    /** 50 MiB arrive as 50 KiB: nobody unpacks them. */
    @ParameterizedTest
    @CsvSource({"/api/v1/projects, application/json", "/api/v1/tasks/import, text/csv"})
    void aCompressedBodyIsRefusedAndNotUnpacked(String path, String mediaType) throws IOException {
        byte[] body = compressed(50 * MEBIBYTE);

        RawHttp.Answer answer = RawHttp.send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
                        + "Content-Type: " + mediaType + "\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(415);
        assertThat(answer.json().getString("code")).isEqualTo("unsupported_media_type");
        assertThat(answer.json().getString("detail")).contains("Content-Encoding");
    }

    /** Its streams would escape what bounds connections. */
    @Test
    void http2IsNotSpoken() {
        RawHttp.Answer upgrade =
                RawHttp.send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n" + UPGRADE + "\r\n", new byte[0]);
        assertThat(upgrade.head()).startsWith("HTTP/1.1 200");

        try (RawClient known = RawClient.connect(URI.create("http://localhost:" + RestAssured.port + "/"))) {
            known.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            assertThat(known.read(1_000))
                    .as("words, not frames")
                    .startsWith("HTTP/")
                    .contains(" 400 ");
        }
    }

    private static String numbered(int count, IntFunction<String> one) {
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining());
    }

    private static byte[] compressed(int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] spaces = " ".repeat(MEBIBYTE).getBytes(UTF_8);
            for (int written = 0; written < size; written += MEBIBYTE) {
                gzip.write(spaces);
            }
        }
        return bytes.toByteArray();
    }
}
