package dev.freehold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import dev.freehold.support.Wire;
import dev.freehold.support.Wire.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged jar does what a newcomer tries first. */
@QuarkusIntegrationTest
@WithTestResource(PostgresResource.class)
class FirstSessionIT {
    @TestHTTPResource("/")
    URI base;

    private Wire service;

    @BeforeEach
    void connect() {
        service = new Wire(base).signIn();
    }

    @Test
    void allProbesAreGreen() {
        for (String probe : new String[] {"/q/health/started", "/q/health/live", "/q/health/ready"}) {
            assertThat(service.get(probe).json().get("status").asText())
                    .as(probe)
                    .isEqualTo("UP");
        }
    }

    @Test
    void healthNamesVersionAndSchema() {
        Answer health = service.get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asText()).isEqualTo("up");
        assertThat(health.json().get("database").asText()).isEqualTo("up");
        assertThat(health.json().get("version").asText()).isNotBlank();
        assertThat(health.json().get("schema").asText()).matches("[0-9]+");
    }

    @Test
    void aTaskIsMadeChangedListedAndExported() {
        String project = service.newProject();
        Answer created =
                service.post("/api/v1/tasks", Wire.JSON, "{\"title\": \"Paint\", \"project_id\": \"" + project + "\"}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        String path = URI.create(created.header("Location")).getPath();

        Answer changed = service.patch(path, "{\"status\": \"done\"}", "If-Match", "\"1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("completed_at").isNull()).isFalse();
        assertThat(service.patch(path, "{\"status\": \"todo\"}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(412);

        assertThat(service.walk("/api/v1/tasks?project_id=" + project)).containsExactly(changed.json());
        assertThat(service.get("/api/v1/tasks?fields=title,status&project_id=" + project, "Accept", Wire.CSV)
                        .text())
                .isEqualTo("title,status\r\nPaint,done\r\n");
    }

    @Test
    void aFileIsImported() {
        String path = "/api/v1/tasks/import?default=project_id:" + service.newProject();

        assertThat(service.post(path, Wire.CSV, "title\nA\nB\n")
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(2);
        assertThat(service.post(path, Wire.NDJSON, "{\"title\": \"C\"}\n")
                        .json()
                        .get("created")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void aMessageIsFoundWithItsHighlight() {
        String channel = service.post("/api/v1/channels", Wire.JSON, "{\"name\": \"it-" + System.nanoTime() + "\"}")
                .json()
                .get("id")
                .asText();
        service.post(
                "/api/v1/channels/" + channel + "/messages",
                Wire.JSON,
                "{\"content\": \"The boiler on the second floor whistles\"}");

        Answer found = service.get("/api/v1/messages?q=boiler&channel_id=" + channel);

        assertThat(found.status()).as(found.text()).isEqualTo(200);
        assertThat(found.json().at("/items/0/highlight").asText()).contains("boiler");
    }

    @Test
    void theApiDescribesItself() {
        assertThat(service.get("/q/openapi?format=json")
                        .json()
                        .at("/paths/~1api~1v1~1tasks~1import/post")
                        .isMissingNode())
                .isFalse();
        Answer explorer = service.get("/q/swagger-ui/");
        assertThat(explorer.status()).isEqualTo(200);
        assertThat(explorer.text()).contains("swagger-ui");
    }

    /** Nobody named a mail server. */
    @Test
    void whatNeedsMailIsRefusedWhetherThereIsSuchAUserOrNot() {
        for (String email : new String[] {"operator@freehold.invalid", "nobody@freehold.invalid"}) {
            Answer refusal = service.post("/api/v1/auth/password-reset", Wire.JSON, "{\"email\": \"" + email + "\"}");

            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.json().get("code").asText()).isEqualTo("mail_unavailable");
            assertThat(refusal.json().get("detail").asText()).contains("SMTP_HOST");
        }
    }

    /** Nobody gave it a key. */
    @Test
    void whatIsConfidentialIsRefusedAndAllElseOfAListingIsNot() {
        Answer listing = service.post("/api/v1/properties", Wire.JSON, "{}");
        assertThat(listing.status()).isEqualTo(201);
        String path = URI.create(listing.header("Location")).getPath();

        Answer refusal = service.get(path + "/confidential");

        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.json().get("code").asText()).isEqualTo("confidential_unavailable");
        assertThat(refusal.json().get("detail").asText()).contains("CONFIDENTIAL_KEY");
        assertThat(service.get(path).status()).isEqualTo(200);
    }

    @Test
    void anErrorIsAProblemWithTheRequestId() {
        Answer missing = service.get("/api/v1/nothing-here", "X-Request-Id", "first-session");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).startsWith("application/problem+json");
        assertThat(missing.header("X-Request-Id")).isEqualTo("first-session");
        assertThat(missing.json().get("request_id").asText()).isEqualTo("first-session");
    }
}
