package dev.freehold.work;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.PROPERTIES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyProjectListTest {
    private String property;

    @BeforeEach
    void aPropertyWithAProject() {
        Database.clear();
        property = Api.property(Map.of());
        Api.create(PROJECTS, Map.of("name", "Roof", "property_id", property));
        Api.project("Another");
    }

    private static String projectsOf(String id) {
        return PROPERTIES + "/" + id + "/projects";
    }

    @Test
    void aPropertyListsItsProjectsAlone() {
        assertThat(Api.ok(Api.get(projectsOf(property))).getList("items.name")).containsExactly("Roof");
        assertThat(Api.json()
                        .accept("text/csv")
                        .get(projectsOf(property) + "?fields=name")
                        .asString())
                .isEqualTo("name\r\nRoof\r\n");
    }

    @Test
    void thereAreNoneOfAPropertyThatIsNotThere() {
        assertThat(Api.get(projectsOf(UUID.randomUUID().toString())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPropertyThatOneMayNotKnowTellsNothing() {
        Api.ok(Api.patch(PROPERTIES + "/" + property, "{\"internet_display\": false}"));

        assertThat(Api.only("projects:read", "properties:read")
                        .get(projectsOf(property))
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.only("projects:read").get(projectsOf(property)).statusCode())
                .isEqualTo(403);
        assertThat(Api.only("properties:read").get(projectsOf(property)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyLearnsOfAPropertyByMakingAProjectAboutIt() {
        String hidden = Api.property(Map.of("internet_display", false));
        String body = "{\"name\": \"Fence\", \"property_id\": \"%s\"}";
        String project = PROJECTS + "/" + Api.project("Fence");

        for (String unknown : List.of(hidden, UUID.randomUUID().toString())) {
            Response made = Api.only("projects:write", "properties:read")
                    .body(body.formatted(unknown))
                    .post(PROJECTS);
            Response changed = Api.only("projects:write", "properties:read")
                    .body(body.formatted(unknown))
                    .patch(project);

            Api.invalid(made, "/property_id", "unknown_reference");
            Api.invalid(changed, "/property_id", "unknown_reference");
        }
        Api.ok(Api.only("projects:write", "properties:read")
                .body(body.formatted(property))
                .patch(project));
        assertThat(Api.only("projects:write")
                        .body(body.formatted(property))
                        .post(PROJECTS)
                        .statusCode())
                .isEqualTo(403);
    }
}
