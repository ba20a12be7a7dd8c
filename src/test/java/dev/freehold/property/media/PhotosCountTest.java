package dev.freehold.property.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code photos_count} is the number of live photos, whoever writes; after each test it is compared with them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PhotosCountTest {
    private static final String INSERT =
            "insert into media (id, property_id, kind, url) values (gen_random_uuid(), ?, ?, 'https://x.example')";

    private Gallery gallery;

    @BeforeEach
    void aListing() {
        Database.clear();
        gallery = Gallery.make();
    }

    @AfterEach
    void theCountIsRight() {
        assertThat(Database.number("select count(*) from properties p where photos_count <> (select count(*) from media"
                        + " where property_id = p.id and kind = 'photo' and deleted_at is null)"))
                .isZero();
    }

    @Test
    void aPhotoCountsFromWhenItComesToWhenItGoes() {
        String photo = gallery.photo("front");
        String path = Gallery.path(photo);
        assertThat(gallery.photosCount()).isEqualTo(1);

        Api.delete(path);
        assertThat(gallery.photosCount()).isZero();

        Api.ok(Api.json().post(path + "/restore"));
        assertThat(gallery.photosCount()).isEqualTo(1);

        Api.delete(path + "?purge=true");
        assertThat(gallery.photosCount()).isZero();
    }

    @Test
    void whatIsPurgedFromTheTrashIsNotSubtractedTwice() {
        gallery.photo("back");
        String path = Gallery.path(gallery.photo("front"));
        Api.delete(path);

        Api.delete(path + "?purge=true");

        assertThat(gallery.photosCount()).isEqualTo(1);
    }

    @Test
    void onlyPhotosCount() {
        String path = Gallery.path(gallery.add(Map.of("kind", "floor_plan")));
        assertThat(gallery.photosCount()).isZero();

        Api.ok(Api.patch(path, "{\"kind\": \"photo\"}"));
        assertThat(gallery.photosCount()).isEqualTo(1);

        Api.ok(Api.patch(path, "{\"kind\": \"tour\"}"));
        assertThat(gallery.photosCount()).isZero();
    }

    @Test
    void aPhotoChangesTheListingsEtagAndSaysWho() {
        String ann = Api.user("ann");
        String etag = Api.get(gallery.listing()).header("ETag");
        long audited = Database.number("select count(*) from audit_logs where entity = 'properties'");

        JsonPath photo = Api.created(
                Api.as(ann).body(Map.of("url", "https://media.example/x")).post(gallery.list()));

        JsonPath listing = gallery.read();
        assertThat(given().header("If-None-Match", etag).get(gallery.listing()).statusCode())
                .isEqualTo(200);
        assertThat(listing.getInt("version")).isEqualTo(2);
        assertThat(listing.getString("updated_at")).isEqualTo(photo.getString("created_at"));
        assertThat(changer()).containsEntry("changed_by", UUID.fromString(ann));
        assertThat(Database.number("select count(*) from audit_logs where entity = 'properties'"))
                .isEqualTo(audited);
    }

    @Test
    void aPurgeSaysWhoToo() {
        String ann = Api.user("ann");
        String path = Gallery.path(gallery.photo("front"));

        Response purged = Api.as(ann).header("X-Request-Id", "purge-1").delete(path + "?purge=true");

        assertThat(purged.statusCode()).isEqualTo(204);
        assertThat(changer())
                .containsEntry("changed_by", UUID.fromString(ann))
                .containsEntry("change_request", "purge-1");
    }

    @Test
    void whatDoesNotChangeTheCountLeavesTheListingAlone() {
        String photo = Gallery.path(gallery.photo("front"));
        String video = Gallery.path(gallery.add(Map.of("kind", "video")));
        Response before = Api.get(gallery.listing());

        Api.ok(Api.patch(photo, "{\"caption\": \"porch\", \"position\": 9, \"permission\": \"private\"}"));
        Api.ok(Api.patch(video, "{\"kind\": \"tour\"}"));
        Api.delete(video);
        gallery.add(Map.of("kind", "document"));

        Response after = Api.get(gallery.listing());
        assertThat(after.asString()).isEqualTo(before.asString());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void aChangeOfTheListingThatHasNotSeenThePhotoIsStale() {
        String etag = Api.get(gallery.listing()).header("ETag");
        gallery.photo("front");

        assertThat(Api.json()
                        .header("If-Match", etag)
                        .body("{\"city\": \"Seattle\"}")
                        .patch(gallery.listing())
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void sixteenPhotosAtOnceAreSixteen() {
        List<Response> answers = Parallel.run(16, i -> gallery.post(Map.of()));

        assertThat(answers).allSatisfy(Api::created);
        assertThat(gallery.photosCount()).isEqualTo(16);
        assertThat(gallery.read().getInt("version")).isEqualTo(17);

        List<String> ids = gallery.ids();
        Parallel.run(16, i -> Api.delete(Gallery.path(ids.get(i)) + (i % 2 == 0 ? "?purge=true" : "")))
                .forEach(answer -> assertThat(answer.statusCode()).isEqualTo(204));
        assertThat(gallery.photosCount()).isZero();
    }

    @Test
    void photosAndChangesOfTheListingAtOnceLoseNothing() {
        List<Response> answers = Parallel.run(
                16,
                i -> i % 2 == 0
                        ? gallery.post(Map.of())
                        : Api.patch(gallery.listing(), "{\"stories\": " + (i + 1) + "}"));

        assertThat(answers).allMatch(answer -> answer.statusCode() < 300);
        assertThat(gallery.photosCount()).isEqualTo(8);
    }

    @Test
    void sqlCountsAsWell() {
        UUID property = UUID.fromString(gallery.property());
        UUID other = UUID.fromString(Gallery.make().property());
        Database.execute(INSERT, property, "photo");
        Database.execute(INSERT, property, "photo");
        Database.execute(INSERT, property, "video");
        assertThat(gallery.photosCount()).isEqualTo(2);

        Database.execute("update media set kind = 'photo'");
        assertThat(gallery.photosCount()).isEqualTo(3);

        Database.execute(
                "update media set property_id = ? where id = (select id from media order by id limit 1)", other);
        assertThat(gallery.photosCount()).isEqualTo(2);
        assertThat(new Gallery(other.toString()).photosCount()).isEqualTo(1);

        Database.execute("update media set deleted_at = now() where property_id = ?", property);
        assertThat(gallery.photosCount()).isZero();

        Database.execute("update media set deleted_at = null");
        assertThat(gallery.photosCount()).isEqualTo(2);

        Database.execute("delete from media where property_id = ?", property);
        assertThat(gallery.photosCount()).isZero();

        Database.execute("truncate media");
        assertThat(new Gallery(other.toString()).photosCount()).isZero();
    }

    @Test
    void sqlThatMovesNoVersionNamesWhoTheSessionNames() throws SQLException {
        gallery.photo("front");
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set freehold.actor_id = '" + TestSignIn.DEVELOPER + "'");
            statement.execute("set freehold.request_id = 'by hand'");
            statement.execute("update media set kind = 'tour'");
        }

        assertThat(changer())
                .containsEntry("changed_by", TestSignIn.DEVELOPER)
                .containsEntry("change_request", "by hand");
    }

    @Test
    void aCountThatIsWrittenByHandIsPutRight() {
        gallery.photo("front");

        Database.execute("update properties set photos_count = 99");

        assertThat(gallery.photosCount()).isEqualTo(1);
    }

    @Test
    void aFailedTransactionCountsNothing() throws SQLException {
        try (Connection connection = Database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("insert into media (id, property_id, url) values (gen_random_uuid(), '"
                    + gallery.property() + "', 'https://x.example')");
            connection.rollback();
        }

        assertThat(gallery.photosCount()).isZero();
    }

    @Test
    void anImportCounts() {
        String csv = "kind,url\nphoto,https://x.example/1\nphoto,https://x.example/2\ntour,https://x.example/3\n";
        Api.ok(Api.json().contentType("text/csv").body(csv).post(gallery.list() + "/import"));
        assertThat(gallery.photosCount()).isEqualTo(2);

        Api.json().contentType("text/csv").body(csv).post(gallery.list() + "/import?dry_run=true");
        Api.json().contentType("text/csv").body(csv + "photo,nowhere\n").post(gallery.list() + "/import");
        assertThat(gallery.photosCount()).isEqualTo(2);
    }

    @Test
    void listingsAreFoundByTheirPhotos() {
        Gallery.make();
        gallery.photo("front");

        assertThat(Api.ids(Api.get(Api.PROPERTIES + "?photos_count_gte=1"))).containsExactly(gallery.property());
    }

    private Map<String, Object> changer() {
        return Database.rows(
                        "select changed_by, change_request from properties where id = ?",
                        UUID.fromString(gallery.property()))
                .get(0);
    }
}
