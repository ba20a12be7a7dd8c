package dev.freehold.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The database refuses connections because there are as many as the role may have. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@DisabledIfSystemProperty(
        named = "pgbouncer",
        matches = ".*",
        disabledReason = "a pooler keeps the request waiting instead")
class CrowdedDatabaseTest {
    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void admitAll() throws SQLException {
        limit(-1);
    }

    @Test
    void noMoreConnectionsIsSaidAndPasses() throws SQLException {
        Wire service = new Wire(base);
        String path = "/api/v1/projects/" + service.newProject();
        limit(0);

        Answer answer = service.get(path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(answer.json().get("code").asText()).isEqualTo("database_unavailable");
        assertThat(answer.json().get("detail").asText()).contains("takes no more connections", "53300");

        limit(-1);
        Polling.await(
                "served again", Duration.ofSeconds(15), () -> service.get(path).status() == 200);
    }

    /** Ends the connections that there are as well; only a superuser may, and is not limited himself. */
    private static void limit(int connections) throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection session = DriverManager.getConnection(url, "postgres", null);
                Statement statement = session.createStatement()) {
            statement.execute("alter role freehold connection limit " + connections);
            statement.execute(
                    "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'freehold'");
        }
    }
}
