package dev.freehold.property.media;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees which media: what one may not see does not exist. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class MediaVisibilityTest {
    private static final List<String> ALL = List.of("public", "private", "office_only");

    private String agent;
    private String stranger;
    private Gallery gallery;
    private final Map<String, String> media = new LinkedHashMap<>();

    @BeforeEach
    void aListingWithOneMediumOfEachKind() {
        Database.clear();
        agent = Api.user("agent");
        stranger = Api.user("stranger");
        gallery = Gallery.make(Map.of("agent_id", agent));
        for (String permission : ALL) {
            media.put(permission, gallery.add(Map.of("permission", permission, "caption", permission)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stranger,properties:read,public",
        "agent,properties:read,public private",
        "stranger,properties:read properties:write,public office_only",
        "agent,properties:read properties:write,public private office_only",
        "stranger,properties:read properties.confidential:read,public private",
        "agent,properties:read properties.confidential:read,public private",
        "stranger,properties:read properties:write properties.confidential:read,public private office_only",
    })
    void whoSeesWhat(String who, String permissions, String seen) {
        List<String> expected = Arrays.asList(seen.split(" ", -1));
        String list = gallery.list();

        assertThat(Api.ok(caller(who, permissions).get(list)).getList("items.permission"))
                .isEqualTo(expected);
        assertThat(Api.ok(caller(who, permissions).get(list + "?include_total=true&limit=1"))
                        .getInt("total"))
                .isEqualTo(expected.size());
        assertThat(Api.ok(caller(who, permissions).get(list + "?permission=private,office_only"))
                        .getList("items"))
                .hasSize(expected.size() - 1);
        String export = caller(who, permissions)
                .header("Accept", "application/x-ndjson")
                .get(list)
                .asString();
        for (String permission : ALL) {
            boolean isSeen = expected.contains(permission);
            String path = Gallery.path(media.get(permission));
            assertThat(caller(who, permissions).get(path).statusCode())
                    .as(permission)
                    .isEqualTo(isSeen ? 200 : 404);
            assertThat(export.contains(media.get(permission))).as(permission).isEqualTo(isSeen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"caption\": \"x\"}", "{}", "{\"permission\": \"public\"}"})
    void whatOneMayNotSeeOneMayNotChange(String patch) {
        String path = Gallery.path(media.get("private"));
        RequestSpecification write = caller("stranger", "properties:read properties:write");

        problem(write.body(patch).patch(path), 404, "not_found");
        problem(caller("stranger", "properties:read properties:write").delete(path), 404, "not_found");
        problem(
                caller("stranger", "properties:read properties:write trash:purge")
                        .delete(path + "?purge=true"),
                404,
                "not_found");
        Api.delete(path);
        problem(caller("stranger", "properties:read properties:write").post(path + "/restore"), 404, "not_found");
        Api.ok(caller("agent", "properties:read properties:write").post(path + "/restore"));
        assertThat(Database.column("select permission || version from media where permission = 'private'"))
                .containsExactly("private3");
    }

    @Test
    void nobodyPutsAMediumOutOfHisOwnSight() {
        String path = Gallery.path(media.get("public"));
        String write = "properties:read properties:write";

        problem(caller("stranger", write).body("{\"permission\": \"private\"}").patch(path), 403, "forbidden");
        problem(
                caller("stranger", write)
                        .body("{\"permission\": \"private\", \"url\": \"https://x.example\"}")
                        .post(gallery.list()),
                403,
                "forbidden");
        assertThat(caller("stranger", write)
                        .contentType("text/csv")
                        .body("url,permission\nhttps://x.example,private\n")
                        .post(gallery.list() + "/import")
                        .jsonPath()
                        .getList("errors.code"))
                .containsExactly("forbidden");
        assertThat(Database.number("select count(*) from media")).isEqualTo(3);

        Api.ok(caller("agent", write).body("{\"permission\": \"private\"}").patch(path));
    }

    @Test
    void whoMayNotKnowTheListingKnowsNoneOfItsMedia() {
        Api.patch(gallery.listing(), "{\"internet_display\": false}");
        String path = Gallery.path(media.get("public"));

        problem(caller("stranger", "properties:read").get(gallery.list()), 404, "not_found");
        problem(caller("stranger", "properties:read").get(path), 404, "not_found");
        problem(
                caller("stranger", "properties:read properties.confidential:read")
                        .get(path),
                404,
                "not_found");
        assertThat(Api.ok(caller("agent", "properties:read").get(gallery.list()))
                        .getList("items"))
                .hasSize(2);
    }

    @Test
    void aListingWhoseMediaAreAllHiddenHasAnEmptyList() {
        Api.delete(Gallery.path(media.get("public")));

        assertThat(Api.ok(caller("stranger", "properties:read").get(gallery.list()))
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void theTrashShowsNoMoreThanTheListDoes() {
        media.values().forEach(id -> Api.delete(Gallery.path(id)));

        problem(caller("stranger", "properties:read").get(gallery.list() + "?deleted=only"), 403, "forbidden");
        assertThat(Api.ok(caller("stranger", "properties:read trash:read").get(gallery.list() + "?deleted=only"))
                        .getList("items.permission"))
                .containsExactly("public");
    }

    @Test
    void aCursorShowsNobodyElsesList() {
        String cursor = Api.ok(caller("agent", "properties:read").get(gallery.list() + "?limit=1"))
                .getString("next_cursor");

        problem(
                caller("stranger", "properties:read")
                        .queryParam("cursor", cursor)
                        .get(gallery.list()),
                400,
                "cursor_mismatch");
    }

    private RequestSpecification caller(String who, String permissions) {
        return Api.only(permissions.split(" ", -1)).header(TestSignIn.USER, who.equals("agent") ? agent : stranger);
    }
}
