package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RequestDeadlineTest.OneSecond.class)
@WithTestResource(PostgresResource.class)
class ConnectionLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void connectionsBeyondTheMostThatAreAllowedAreClosedAsTheyCome() {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int number = 0; number < 2 * RequestDeadlineTest.CONNECTIONS; number++) {
                clients.add(RawClient.connect(base()));
            }
            assertThat(clients.stream().filter(ConnectionLimitTest::isServed).count())
                    .isBetween(1L, (long) RequestDeadlineTest.CONNECTIONS);
        } finally {
            clients.forEach(RawClient::close);
        }
        Polling.await("others are served", PATIENCE, ConnectionLimitTest::isAnotherServed);
    }

    private static boolean isAnotherServed() {
        try (RawClient client = RawClient.connect(base())) {
            return isServed(client);
        }
    }

    private static boolean isServed(RawClient client) {
        try {
            client.send("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            return client.read(1_000).startsWith("HTTP/1.1 200");
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    private static URI base() {
        return URI.create("http://localhost:" + RestAssured.port + "/");
    }
}
