package dev.freehold.platform.http;

import static dev.freehold.support.Api.PROJECTS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawHttp;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class BodySizeTest {
    private static final int LIMIT = 1024 * 1024;

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void aBodyOf20MegabytesIsRefusedByItsLength() {
        RawHttp.Answer answer = RawHttp.send(
                "POST " + PROJECTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 20971520\r\n\r\n",
                json(20 * LIMIT));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer.body()).contains("\"body_too_large\"");
    }

    @Test
    void aBodyWhoseLengthIsNoNumberOfThisWorldIsRefused() {
        RawHttp.Answer answer = RawHttp.send(
                "POST " + PROJECTS + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 9999999999999999999999\r\n\r\n{}",
                new byte[0]);

        assertThat(answer.status()).isIn(400, 413);
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 3 * LIMIT, 20 * LIMIT})
    void aLargeBodyOfUnknownLengthIsRefused(int size) throws Exception {
        HttpResponse<String> answer = chunked(json(size));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"body_too_large\"");
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT - 100, LIMIT})
    void aBodyOfTheAllowedSizeIsRead(int size) throws Exception {
        assertThat(chunked(json(size)).statusCode()).isEqualTo(201);
        assertThat(RawHttp.post(PROJECTS, json(size)).status()).isEqualTo(201);
    }

    @Test
    void theServiceGoesOnAfterALargeBody() throws Exception {
        for (int i = 0; i < 20; i++) {
            chunked(json(3 * LIMIT));
        }

        assertThat(Api.create(PROJECTS, Map.of("name", "small")).getString("id"))
                .isNotBlank();
    }

    /** A project in so many bytes, most of them space. */
    private static byte[] json(int size) {
        String json = "{\"name\": \"House\"}";
        return (json.substring(0, 1) + " ".repeat(size - json.length()) + json.substring(1)).getBytes(UTF_8);
    }

    private static HttpResponse<String> chunked(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + PROJECTS))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> stream(body)))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, BodyHandlers.ofString());
    }

    private static InputStream stream(byte[] body) {
        return new ByteArrayInputStream(body);
    }
}
