package dev.freehold.property.listings;

import static dev.freehold.support.Api.PROJECTS;
import static dev.freehold.support.Api.PROPERTIES;
import static dev.freehold.support.Api.invalid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A project may be about a listing, and outlives it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PropertyProjectsTest {
    private String property;
    private String project;

    @BeforeEach
    void aProjectAboutAListing() {
        Database.clear();
        property = Api.property(Map.of());
        project = PROJECTS + "/"
                + Api.create(PROJECTS, Map.of("name", "Sell it", "property_id", property))
                        .getString("id");
    }

    @Test
    void aProjectIsAboutAListingThatThereIs() {
        refusesToBeAbout(Api.nobody());
        assertThat(about()).isEqualTo(property);
    }

    @Test
    void aProjectIsNotAboutAListingInTheTrash() {
        String trashed = Api.property(Map.of());
        Api.delete(PROPERTIES + "/" + trashed);

        refusesToBeAbout(trashed);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Database.execute("update projects set property_id = ?::uuid", trashed))
                .havingCause()
                .withMessageContaining("projects_property_id_live");

        Api.ok(Api.json().post(PROPERTIES + "/" + trashed + "/restore"));
        Api.ok(Api.patch(project, "{\"property_id\": \"" + trashed + "\"}"));
        assertThat(about()).isEqualTo(trashed);
    }

    @Test
    void aListingThatIsDeletedKeepsItsProjects() {
        String task = Api.task(project.substring(PROJECTS.length() + 1), "Clean");
        Api.delete(PROPERTIES + "/" + property);

        assertThat(about()).isEqualTo(property);
        Api.ok(Api.patch(project, "{\"name\": \"Sell it later\"}"));
        Api.ok(Api.patch(project, "{\"property_id\": \"" + property + "\", \"status\": \"on_hold\"}"));
        Api.ok(Api.get(Api.TASKS + "/" + task));
        assertThat(Api.delete(project).statusCode()).isEqualTo(204);
        Api.ok(Api.json().post(project + "/restore"));
        assertThat(about()).isEqualTo(property);
    }

    @Test
    void aListingThatIsDeletedForGoodLeavesItsProjectsWithoutOne() {
        String other = Api.property(Map.of());
        String elsewhere = Api.create(PROJECTS, Map.of("name", "Else", "property_id", other))
                .getString("id");

        assertThat(Api.delete(PROPERTIES + "/" + property + "?purge=true").statusCode())
                .isEqualTo(204);

        assertThat(about()).isNull();
        assertThat(Api.ok(Api.get(project)).getString("name")).isEqualTo("Sell it");
        assertThat(Api.ok(Api.get(PROJECTS + "/" + elsewhere)).getString("property_id"))
                .isEqualTo(other);
        assertThat(Database.column("select old_values ->> 'property_id' from audit_logs"
                        + " where entity = 'projects' and action = 'update'"))
                .containsExactly(property);
    }

    @Test
    void aProjectCanStopBeingAboutAListing() {
        JsonPath patched = Api.ok(Api.patch(project, "{\"property_id\": null}"));

        assertThat(patched.getString("property_id")).isNull();
        assertThat(Api.ids(Api.get(PROJECTS + "?property_id=" + property))).isEmpty();
    }

    private void refusesToBeAbout(String listing) {
        invalid(
                Api.json().body(Map.of("name", "House", "property_id", listing)).post(PROJECTS),
                "/property_id",
                "unknown_reference");
        invalid(Api.patch(project, "{\"property_id\": \"" + listing + "\"}"), "/property_id", "unknown_reference");
        assertThat(Database.number("select count(*) from projects")).isEqualTo(1);
    }

    private String about() {
        return Api.ok(Api.get(project)).getString("property_id");
    }
}
