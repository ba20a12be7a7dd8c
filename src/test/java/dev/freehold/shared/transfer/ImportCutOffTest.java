package dev.freehold.shared.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Uploads whose client goes away in the middle. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ImportCutOffTest extends TransferTestCase {
    private static final String ROWS =
            IntStream.range(0, 2_000).mapToObj(i -> "row " + i + "\n").collect(Collectors.joining("", "title\n", ""));

    /** HTTP_MAX_IMPORTS, unless it is set. */
    private static final int AT_ONCE = 6;

    private final Set<String> before = allTempFiles();

    @Test
    void halfOfABodyOfKnownLengthLeavesNothing() throws InterruptedException {
        try (RawClient client = RawClient.connect(base)) {
            client.send(head("Content-Length: " + ROWS.length() * 2)).send(ROWS);
            awaitTempFiles(1);
        }

        assertNothingIsLeft();
    }

    @Test
    void halfOfAChunkedBodyLeavesNothing() throws InterruptedException {
        try (RawClient client = RawClient.connect(base)) {
            client.send(head("Transfer-Encoding: chunked"))
                    .send(Integer.toHexString(ROWS.length()) + "\r\n" + ROWS + "\r\n");
            awaitTempFiles(1);
        }

        assertNothingIsLeft();
    }

    @Test
    void halfAChunkLeavesNothing() throws InterruptedException {
        RawClient client = RawClient.connect(base);
        client.send(head("Transfer-Encoding: chunked")).send(Integer.toHexString(ROWS.length() * 2) + "\r\n" + ROWS);
        awaitTempFiles(1);
        client.reset();

        assertNothingIsLeft();
    }

    /** Some are gone before the server has made their file. */
    @Test
    void clientsThatLeaveAtOnceLeaveNothing() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            RawClient client = RawClient.connect(base);
            client.send(head("Content-Length: " + ROWS.length() * 2)).send(ROWS).reset();
        }

        assertNothingIsLeft();
    }

    @Test
    void aWholeUploadLeavesNoTempFile() throws InterruptedException {
        assertThat(importCsv(ROWS).status()).isEqualTo(200);
        assertThat(importCsv("title\n\"").status()).isEqualTo(400);
        assertThat(importCsv("title\n", "mode=most").status()).isEqualTo(400);

        awaitTempFiles(0);
    }

    @Test
    void besideAsManyAsMayBeUnderWayOneMoreIsRefusedUntilOneIsOver() throws InterruptedException {
        List<RawClient> others =
                Stream.generate(() -> RawClient.connect(base)).limit(AT_ONCE).toList();
        others.forEach(client ->
                client.send(head("Content-Length: " + ROWS.length() * 2)).send(ROWS));
        awaitTempFiles(AT_ONCE);

        Answer refused = importCsv(ROWS.repeat(100));
        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.json().path("code").asText()).isEqualTo("overloaded");
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(tempFiles()).hasSize(AT_ONCE);

        others.get(0).close();
        Polling.await(
                "a free place", Duration.ofSeconds(10), () -> importCsv(ROWS).status() == 200);
        others.forEach(RawClient::close);
        awaitTempFiles(0);
    }

    private String head(String length) {
        return "POST " + importPath() + " HTTP/1.1\r\nHost: freehold\r\nContent-Type: text/csv\r\n" + length
                + "\r\n\r\n";
    }

    private void assertNothingIsLeft() throws InterruptedException {
        awaitTempFiles(0);
        assertThat(stored()).isZero();
    }

    /** For half a second on end: the server may not have begun with a client that has left already. */
    private void awaitTempFiles(int expected) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        int seen = 0;
        while (seen < 25 && Instant.now().isBefore(end)) {
            seen = tempFiles().size() == expected ? seen + 1 : 0;
            Thread.sleep(20);
        }
        assertThat(seen)
                .as(expected + " temporary files of uploads; now " + tempFiles())
                .isEqualTo(25);
    }

    private Set<String> tempFiles() {
        Set<String> files = allTempFiles();
        files.removeAll(before);
        return files;
    }

    private static Set<String> allTempFiles() {
        String[] files = new File(System.getProperty("java.io.tmpdir"))
                .list((directory, name) -> name.startsWith("freehold-upload-"));
        return new HashSet<>(List.of(files));
    }
}
