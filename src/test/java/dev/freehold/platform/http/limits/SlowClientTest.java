package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import dev.freehold.support.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(SlowClientTest.Impatient.class)
@WithTestResource(PostgresResource.class)
class SlowClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PIECE = 64 * 1024;
    private static final Duration BREATH = Duration.ofMillis(8);
    private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("freehold.http.body-timeout", "1s", "freehold.http.idle-timeout", "3s");
        }
    }

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void aConnectionThatSaysNothingIsClosed() {
        try (RawClient client = RawClient.connect(base())) {
            assertThat(client.readToTheEnd()).isEmpty();
        }
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() {
        try (RawClient client = RawClient.connect(base())) {
            Polling.await("an end", PATIENCE, () -> isCutOff(client, "G"));
        }
    }

    @Test
    void aConnectionWithoutRequestIsClosed() {
        try (RawClient client = RawClient.connect(base())) {
            client.send("GET /q/health/live" + HOST + "\r\n");

            assertThat(client.readToTheEnd()).startsWith("HTTP/1.1 200").contains("\"UP\"");
        }
    }

    @Test
    void aSecondRequestIsNotTakenForASlowOne() {
        try (RawClient client = RawClient.connect(base())) {
            client.send("GET /api/test/slow/answer/1500" + HOST + "\r\n");
            assertThat(client.read(10_000)).startsWith("HTTP/1.1 200");
            client.send("GET /api/test/slow/answer/5000" + HOST + "Connection: close\r\n\r\n");
            assertThat(client.readToTheEnd()).contains("but here");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST " + Api.PROJECTS + HOST + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n",
                "POST " + Api.PROJECTS + HOST + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST " + Api.TASKS + "/import" + HOST + "Content-Type: text/csv\r\nContent-Length: 9000\r\n\r\n"
            })
    void aBodyThatDoesNotArriveIsRefusedAndItsConnectionClosed(String head) {
        try (RawClient client = RawClient.connect(base())) {
            client.send(head);

            assertThat(client.readToTheEnd())
                    .startsWith("HTTP/1.1 408")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .containsIgnoringCase("connection: close")
                    .contains("\"request_timeout\"");
        }
        assertThat(Database.number("select count(*) from projects")).isZero();
    }

    @Test
    void whoDoesNotReadHisAnswerIsCutOff() {
        SlowResource.ENDED.set(0);
        try (RawClient client = RawClient.connectNarrow(base())) {
            client.send("GET /api/test/slow/flood" + HOST + "Accept: text/csv\r\n\r\n");

            Polling.await("an end of the stream", PATIENCE, () -> SlowResource.ENDED.get() == 1);
        }
    }

    /** A piece each 8 ms: slowly enough for the whole to take some times the bound. */
    @Test
    void whoReadsALongAnswerSlowlyButSteadilyGetsAllOfIt() {
        try (RawClient client = RawClient.connectNarrow(base(), 128 * 1024)) {
            client.send("GET /api/test/slow/lump" + HOST + "Connection: close\r\n\r\n");

            long start = System.nanoTime();
            String head = client.read(PIECE);
            long length = head.length();
            for (String piece = head; !piece.isEmpty(); piece = client.read(PIECE)) {
                LockSupport.parkNanos(BREATH.toNanos());
                length += piece.length();
            }

            assertThat(length).isGreaterThan(SlowResource.LUMP);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void whoStopsInTheMiddleOfALongAnswerIsCutOff() {
        try (RawClient client = RawClient.connectNarrow(base(), 128 * 1024)) {
            client.send("GET /api/test/slow/lump" + HOST + "Connection: close\r\n\r\n");
            assertThat(client.read(PIECE)).startsWith("HTTP/1.1 200");

            Polling.await("an end", PATIENCE, () -> isCutOff(client, "more?"));
            assertThat(client.readToTheEnd().length()).isLessThan(SlowResource.LUMP);
        }
    }

    @Test
    void othersAreServedBesideHundredsOfSlowOnes() {
        List<RawClient> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                slow.add(RawClient.connect(base()).send("GET /q/heal"));
                if (i % 10 == 0) {
                    assertThat(new Wire(base()).get("/q/health/live").status()).isEqualTo(200);
                }
            }
            Polling.await("the end of all", PATIENCE, () -> slow.stream().allMatch(one -> isCutOff(one, "t")));
        } finally {
            slow.forEach(RawClient::close);
        }
        assertThat(new Wire(base()).get("/q/health/ready").status()).isEqualTo(200);
    }

    private static boolean isCutOff(RawClient client, String next) {
        try {
            client.send(next);
            return false;
        } catch (UncheckedIOException end) {
            return true;
        }
    }

    private static URI base() {
        return URI.create("http://localhost:" + RestAssured.port + "/");
    }
}
