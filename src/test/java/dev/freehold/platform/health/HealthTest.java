package dev.freehold.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.snapshot.Snapshots;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class HealthTest {
    @TestHTTPResource("/")
    URI base;

    @Inject
    SchemaState schema;

    private Wire service;

    @BeforeEach
    void look() throws SQLException {
        service = new Wire(base);
        schema.refresh();
    }

    @AfterEach
    void repair() throws SQLException {
        Database.execute("drop index if exists drifted");
        schema.refresh();
    }

    @Test
    void saysThatTheSchemaIsTheOneOfThisBuild() {
        Answer health = service.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asText()).isEqualTo("up");
        assertThat(health.json().get("schema").asText()).isEqualTo(Snapshots.head());
        assertThat(health.json().get("schema_state").asText()).isEqualTo("ready");
        assertThat(health.json().get("schema_findings").asInt()).isZero();
    }

    @Test
    void driftIsShownOnceItIsLookedForAndRequestsAreServedNevertheless() throws SQLException {
        Database.execute("create index drifted on tasks (title)");
        assertThat(service.get("/health").json().get("schema_state").asText()).isEqualTo("ready");

        schema.refresh();

        JsonNode health = service.get("/health").json();
        assertThat(health.get("status").asText()).isEqualTo("up");
        assertThat(health.get("schema_state").asText()).isEqualTo("drift");
        assertThat(health.get("schema_findings").asInt()).isEqualTo(1);
        Answer ready = service.get("/q/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        JsonNode check = check(ready, "schema");
        assertThat(check.at("/data/state").asText()).isEqualTo("drift");
        assertThat(check.at("/data/drift").asInt()).isEqualTo(1);
        assertThat(check.at("/data/version").asText()).isEqualTo(Snapshots.head());
    }

    private static JsonNode check(Answer answer, String name) {
        return StreamSupport.stream(answer.json().get("checks").spliterator(), false)
                .filter(check -> check.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
