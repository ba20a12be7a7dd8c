package dev.freehold.platform.http;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.TASKS;
import static dev.freehold.support.Api.invalidParameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class UnknownParametersTest {
    private String project;
    private String task;

    @BeforeEach
    void aTask() {
        Database.clear();
        project = PROJECTS + "/" + Api.project("House");
        task = TASKS + "/" + Api.task(project.substring(PROJECTS.length() + 1), "Paint");
    }

    @Test
    void aMisspeltPurgeDeletesNothing() {
        invalidParameter(Api.delete(task + "?purgee=true"), "purgee", "unknown_parameter");

        assertThat(Api.get(task).statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeWithAnUnknownParameterChangesNothing() {
        invalidParameter(Api.patch(task + "?force=true", "{\"title\": \"Sand\"}"), "force", "unknown_parameter");
        invalidParameter(Api.json().post(project + "/archive?until=2027"), "until", "unknown_parameter");

        assertThat(Api.ok(Api.get(task)).getInt("version")).isEqualTo(1);
        assertThat(Api.ok(Api.get(project)).getInt("version")).isEqualTo(1);
    }

    @Test
    void aCreateWithAnUnknownParameterStoresNothing() {
        invalidParameter(
                Api.json().body("{\"name\": \"Barn\"}").post(PROJECTS + "?dry_run=true"),
                "dry_run",
                "unknown_parameter");

        assertThat(Database.number("select count(*) from projects")).isEqualTo(1);
    }

    @Test
    void aReadWithAnUnknownParameterIsRefused() {
        invalidParameter(Api.get(task + "?field=title"), "field", "unknown_parameter");
        invalidParameter(Api.get(project + "/summary?at=2027-01-01"), "at", "unknown_parameter");
    }
}
