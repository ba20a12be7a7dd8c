package dev.freehold.property.media;

import static dev.freehold.support.Api.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MediumTest {
    private Gallery gallery;

    @BeforeEach
    void aListing() {
        Database.clear();
        gallery = Gallery.make();
    }

    @Test
    void aNewMediumIsThePhotoThatComesLastAndIsForEverybody() {
        gallery.photo("front");
        Response created = gallery.post(Map.of());

        JsonPath medium = Api.created(created);
        assertThat(medium.getMap("$"))
                .containsEntry("property_id", gallery.property())
                .containsEntry("kind", "photo")
                .containsEntry("permission", "public")
                .containsEntry("position", 2)
                .containsEntry("caption", null)
                .containsEntry("version", 1);
        assertThat(created.header("Location")).endsWith(Gallery.path(medium.getString("id")));
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(Api.get(Gallery.path(medium.getString("id"))).asString()).isEqualTo(created.asString());
    }

    @Test
    void aMediumIsChangedFieldByField() {
        String path = Gallery.path(gallery.photo("front"));

        JsonPath changed = Api.ok(Api.patch(path, """
                {"kind": "floor_plan", "permission": "office_only", "caption": null, "position": 7.50,
                 "url": "http://[::1]:8080/plan?floor=0#n"}
                """));

        assertThat(changed.getMap("$"))
                .containsEntry("kind", "floor_plan")
                .containsEntry("permission", "office_only")
                .containsEntry("caption", null)
                .containsEntry("url", "http://[::1]:8080/plan?floor=0#n")
                .containsEntry("version", 2);
        assertThat(Api.get(path).asString()).contains("\"position\":7.5,");
        assertThat(Api.ok(Api.patch(path, "{\"position\": 7.500}")).getInt("version"))
                .isEqualTo(2);
    }

    @Test
    void aMediumGoesToTheTrashAndComesBackWhereItWas() {
        String first = gallery.photo("front");
        String second = gallery.photo("back");

        assertThat(Api.delete(Gallery.path(first)).statusCode()).isEqualTo(204);
        problem(Api.get(Gallery.path(first)), 404, "not_found");
        assertThat(gallery.ids()).containsExactly(second);
        assertThat(Api.ids(Api.get(gallery.list() + "?deleted=only"))).containsExactly(first);

        Api.ok(Api.json().post(Gallery.path(first) + "/restore"));
        assertThat(gallery.ids()).containsExactly(first, second);
    }

    @Test
    void aPurgedMediumIsGone() {
        String medium = gallery.photo("front");

        assertThat(Api.delete(Gallery.path(medium) + "?purge=true").statusCode())
                .isEqualTo(204);

        problem(Api.json().post(Gallery.path(medium) + "/restore"), 404, "not_found");
        problem(Api.allowed().delete(Gallery.path(medium) + "?purge=true"), 403, "forbidden");
        assertThat(Database.column("select action from audit_logs where entity = 'media' order by seq"))
                .containsExactly("insert", "delete");
    }

    @Test
    void versionsGuardAgainstOverwriting() {
        String path = Gallery.path(gallery.photo("front"));
        Api.patch(path, "{\"caption\": \"porch\"}");

        problem(
                Api.json()
                        .header("If-Match", "\"1\"")
                        .body("{\"caption\": \"door\"}")
                        .patch(path),
                412,
                "stale_version");
        problem(Api.json().header("If-Match", "\"1\"").delete(path), 412, "stale_version");
        assertThat(given().header("If-None-Match", "\"2\"").get(path).statusCode())
                .isEqualTo(304);
    }

    @Test
    void aRepeatedPostWithItsKeyMakesOneMedium() {
        for (int i = 0; i < 2; i++) {
            Api.created(Api.json()
                    .header("Idempotency-Key", "front")
                    .body("{\"url\": \"https://media.example/front.jpg\"}")
                    .post(gallery.list()));
        }

        assertThat(gallery.ids()).hasSize(1);
        assertThat(gallery.photosCount()).isEqualTo(1);
    }

    @Test
    void mediaAreListedInTheirOrderPageByPage() {
        String third = gallery.add(Map.of("position", 3, "kind", "video"));
        String first = gallery.add(Map.of("position", -1.5));
        String second = gallery.add(Map.of("position", 0));
        String alsoThird = gallery.add(Map.of("position", 3));

        assertThat(gallery.ids()).containsExactly(first, second, third, alsoThird);
        assertThat(Api.walk(gallery.list(), Map.of("limit", 1))).containsExactly(first, second, third, alsoThird);
        assertThat(Api.ids(Api.get(gallery.list() + "?sort=-id"))).containsExactly(alsoThird, second, first, third);
        assertThat(Api.ids(Api.get(gallery.list() + "?kind=video,tour"))).containsExactly(third);
        assertThat(Api.ids(Api.get(gallery.list() + "?position_lt=3"))).containsExactly(first, second);
        assertThat(Api.ok(Api.get(gallery.list() + "?include_total=true&limit=1&fields=id"))
                        .getInt("total"))
                .isEqualTo(4);
    }

    @Test
    void anotherListingsMediaAreNotInTheList() {
        Gallery other = Gallery.make();
        String mine = gallery.photo("mine");
        String theirs = other.photo("theirs");

        assertThat(gallery.ids()).containsExactly(mine);
        assertThat(other.ids()).containsExactly(theirs);
    }

    @Test
    void aListingThatIsNotThereHasNoMedia() {
        Gallery nowhere = new Gallery(Api.nobody());

        problem(Api.get(nowhere.list()), 404, "not_found");
        problem(nowhere.post(Map.of()), 404, "not_found");
        problem(nowhere.reorder(List.of()), 404, "not_found");
        problem(Api.json().contentType("text/csv").body("url\n").post(nowhere.list() + "/import"), 404, "not_found");
        problem(Api.get(Gallery.path(Api.nobody())), 404, "not_found");
        problem(Api.patch(Gallery.path(Api.nobody()), "{}"), 404, "not_found");
    }

    @Test
    void theMediaOfAListingInTheTrashAreOutOfReachUntilItIsBack() {
        String medium = gallery.photo("front");
        String path = Gallery.path(medium);
        Api.delete(gallery.listing());

        problem(Api.get(gallery.list()), 404, "not_found");
        problem(Api.get(gallery.list() + "?deleted=include"), 404, "not_found");
        problem(Api.get(path), 404, "not_found");
        problem(Api.patch(path, "{\"caption\": \"x\"}"), 404, "not_found");
        problem(Api.delete(path), 404, "not_found");
        problem(Api.delete(path + "?purge=true"), 404, "not_found");
        problem(Api.json().post(path + "/restore"), 404, "not_found");
        problem(gallery.post(Map.of()), 404, "not_found");
        problem(gallery.reorder(List.of(medium)), 404, "not_found");

        Api.ok(Api.json().post(gallery.listing() + "/restore"));
        assertThat(gallery.ids()).containsExactly(medium);
        assertThat(gallery.photosCount()).isEqualTo(1);
    }

    @Test
    void aPurgedListingTakesItsMediaAlong() {
        gallery.photo("front");

        assertThat(Api.delete(gallery.listing() + "?purge=true").statusCode()).isEqualTo(204);

        assertThat(Database.number("select count(*) from media")).isZero();
    }

    @Test
    void theDatabaseTakesNoMediumOfAListingInTheTrash() {
        Api.delete(gallery.listing());

        assertThatThrownBy(() -> Database.execute(
                        "insert into media (id, property_id, url) values (gen_random_uuid(), ?, 'https://x')",
                        UUID.fromString(gallery.property())))
                .rootCause()
                .hasMessageContaining("media_property_id_live");
    }
}
