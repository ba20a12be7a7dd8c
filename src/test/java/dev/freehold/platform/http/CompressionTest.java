package dev.freehold.platform.http;

import static dev.freehold.support.Api.TASKS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CompressionTest {
    @BeforeEach
    void tasks() {
        Database.clear();
        String project = Api.project("House");
        for (int i = 0; i < 10; i++) {
            Api.task(project, "Paint the door, once more and once more");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/csv", "application/x-ndjson"})
    void anAnswerIsCompressedWhenAskedFor(String mediaType) throws Exception {
        HttpResponse<byte[]> plain = get(TASKS, mediaType, "identity");
        HttpResponse<byte[]> small = get(TASKS, mediaType, "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding").orElse("identity"))
                .isEqualTo("identity");
        assertThat(small.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(small.body().length).isLessThan(plain.body().length);
        assertThat(unzipped(small.body())).isEqualTo(new String(plain.body(), UTF_8));
    }

    @Test
    void aProblemIsReadableWithCompressionToo() throws Exception {
        HttpResponse<byte[]> answer = get(TASKS + "?limit=0", "application/json", "gzip");

        boolean zipped = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        assertThat(zipped ? unzipped(answer.body()) : new String(answer.body(), UTF_8))
                .contains("\"invalid_parameter\"");
    }

    private static String unzipped(byte[] body) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8);
    }

    private static HttpResponse<byte[]> get(String path, String accept, String encoding)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", accept)
                .header("Accept-Encoding", encoding)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
