package dev.freehold.property.media;

import static dev.freehold.support.Api.invalid;
import static dev.freehold.support.Api.problem;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MediaOrderTest {
    private Gallery gallery;

    @BeforeEach
    void aListing() {
        Database.clear();
        gallery = Gallery.make();
    }

    @Test
    void movingOnePictureWritesOneRow() {
        List<String> ids = photos(6);
        Collections.rotate(ids.subList(1, 5), 1);

        JsonPath ordered = Api.ok(gallery.reorder(ids));

        assertThat(ordered.getList("items.id")).isEqualTo(ids);
        assertThat(ordered.getList("items.version", Integer.class)).containsExactly(1, 2, 1, 1, 1, 1);
        assertThat(gallery.ids()).isEqualTo(ids);
        assertThat(Database.number("select sum(version) from media")).isEqualTo(7);
    }

    @Test
    void aReorderedListIsReadAsItWasAnswered() {
        List<String> ids = photos(20);
        Collections.shuffle(ids, new Random(1));

        JsonPath ordered = Api.ok(gallery.reorder(ids));

        assertThat(Api.ok(Api.get(gallery.list())).getList("items")).isEqualTo(ordered.getList("items"));
        assertThat(gallery.ids()).isEqualTo(ids);
    }

    @Test
    void reorderingAgainChangesNothing() {
        List<String> ids = photos(8);
        Collections.reverse(ids);
        String answer = gallery.reorder(ids).asString();
        long audited = Database.number("select count(*) from audit_logs");

        assertThat(gallery.reorder(ids).asString()).isEqualTo(answer);
        assertThat(Database.number("select count(*) from audit_logs")).isEqualTo(audited);
    }

    @Test
    void aMoveIsInTheAuditTrailWithWhoMadeIt() {
        String ann = Api.user("ann");
        List<String> ids = photos(3);
        Collections.swap(ids, 0, 1);

        Api.ok(Api.as(ann).body(Map.of("ids", ids)).put(gallery.list() + "/order"));

        assertThat(Database.column("select actor_id from audit_logs where entity = 'media' and action = 'update'"))
                .containsExactly(ann);
    }

    @Test
    void oneMoveByItsPositionWritesOneRow() {
        List<String> ids = photos(3);

        Api.ok(Api.patch(Gallery.path(ids.get(2)), "{\"position\": 1.5}"));

        assertThat(gallery.ids()).containsExactly(ids.get(0), ids.get(2), ids.get(1));
        assertThat(Database.number("select sum(version) from media")).isEqualTo(4);
    }

    @Test
    void whereNumbersHaveRunOutAllAreNumberedAnew() {
        String first = gallery.add(Map.of("position", 1));
        String second = gallery.add(Map.of("position", 1.000000001));
        String third = gallery.add(Map.of("position", 5));

        JsonPath ordered = Api.ok(gallery.reorder(List.of(first, third, second)));

        assertThat(ordered.getList("items.position", Integer.class)).containsExactly(1, 2, 3);
        assertThat(gallery.ids()).containsExactly(first, third, second);
    }

    @Test
    void anOrderNamesEachMediumOnce() {
        List<String> ids = photos(3);
        String stranger = Gallery.make().photo("elsewhere");
        String nobody = Api.nobody();

        JsonPath problem = problem(
                gallery.reorder(List.of(ids.get(0), stranger, ids.get(0), nobody, ids.get(2))), 400, "invalid_input");

        assertThat(problem.getList("errors.pointer")).containsExactly("/ids/1", "/ids/2", "/ids/3", "/ids");
        assertThat(problem.getList("errors.code"))
                .containsExactly("unknown_reference", "repeated", "unknown_reference", "missing");
        assertThat(problem.getString("errors[0].detail")).contains(stranger);
        assertThat(problem.getString("errors[2].detail")).contains(nobody);
        assertThat(problem.getString("errors[3].detail")).contains(ids.get(1));
        assertThat(gallery.ids()).isEqualTo(ids);
    }

    @Test
    void whatIsInTheTrashIsNoPartOfTheOrder() {
        List<String> ids = photos(3);
        Api.delete(Gallery.path(ids.get(1)));

        invalid(gallery.reorder(ids), "/ids/1", "unknown_reference");
        Api.ok(gallery.reorder(List.of(ids.get(2), ids.get(0))));
        assertThat(gallery.ids()).containsExactly(ids.get(2), ids.get(0));
    }

    @Test
    void anOrderThatIsNoneIsRefused() {
        String path = gallery.list() + "/order";

        invalid(Api.json().body("{}").put(path), "/ids", "required");
        invalid(Api.json().body("{\"ids\": null}").put(path), "/ids", "required");
        invalid(Api.json().body("{\"ids\": \"x\"}").put(path), "/ids", "wrong_type");
        invalid(Api.json().body("{\"ids\": [\"x\"]}").put(path), "/ids/0", "invalid_uuid");
        invalid(Api.json().body("{\"ids\": [null]}").put(path), "/ids/0", "unknown_reference");
        invalid(Api.json().body("{\"order\": [], \"ids\": []}").put(path), "/order", "unknown_field");
        invalid(gallery.reorder(Collections.nCopies(1_001, Api.nobody())), "/ids", "size");
        problem(Api.json().body("[]").put(path), 400, "malformed_body");
        assertThat(Api.ok(gallery.reorder(List.of())).getList("items")).isEmpty();
    }

    @Test
    void whatOneMayNotSeeKeepsItsPlace() {
        String confidential = gallery.add(Map.of("permission", "private", "position", 1.5));
        List<String> ids = photos(2);

        invalid(
                Api.allowed()
                        .body(Map.of("ids", List.of(ids.get(1), ids.get(0), confidential)))
                        .put(gallery.list() + "/order"),
                "/ids/2",
                "unknown_reference");
        Api.ok(Api.allowed()
                .body(Map.of("ids", List.of(ids.get(1), ids.get(0))))
                .put(gallery.list() + "/order"));

        assertThat(Api.ok(Api.get(Gallery.path(confidential))).getDouble("position"))
                .isEqualTo(1.5);
        assertThat(gallery.ids()).containsSubsequence(ids.get(1), ids.get(0));
    }

    @Test
    void nobodyReordersWhoMayNotWrite() {
        problem(Api.only("properties:read").body("{\"ids\": []}").put(gallery.list() + "/order"), 403, "forbidden");
    }

    @Test
    void theGreatestPositionLeavesRoomForMore() {
        String last = gallery.add(Map.of("position", 999_999));
        String next = gallery.photo("one more");
        String afterThat = gallery.photo("and one");

        assertThat(gallery.ids()).containsExactly(last, next, afterThat);
    }

    @Test
    void sixteenWhoAppendAtOnceGetPlacesOfTheirOwn() {
        List<Response> answers = Parallel.run(16, i -> gallery.post(Map.of("caption", "photo " + i)));

        assertThat(answers).allSatisfy(Api::created);
        assertThat(Database.column("select position from media order by position"))
                .isEqualTo(
                        IntStream.rangeClosed(1, 16).mapToObj(String::valueOf).toList());
    }

    @Test
    void writersWhoReorderAddAndRemoveAtOnceNeitherBlockNorBreakEachOther() {
        List<String> ids = photos(8);
        List<String> stay = ids.subList(0, 4);

        List<Response> answers = Parallel.run(16, i -> switch (i % 4) {
            case 0 -> {
                List<String> shuffled = new ArrayList<>(ids);
                Collections.shuffle(shuffled, new Random(i));
                yield gallery.reorder(shuffled);
            }
            case 1 -> gallery.post(Map.of());
            case 2 -> Api.patch(Gallery.path(stay.get(i / 4)), "{\"kind\": \"video\"}");
            default -> Api.delete(Gallery.path(ids.get(4 + i / 4)));
        });

        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).statusCode())
                    .as(answers.get(i).asString())
                    .isIn(i % 4 == 0 ? List.of(200, 400) : List.of(200, 201, 204));
        }
        assertThat(gallery.ids()).hasSize(8);
        assertThat(gallery.photosCount()).isEqualTo(4);
        assertThat(gallery.photos()).isEqualTo(4);
    }

    @Test
    void reorderingsAtOnceLeaveOneOfTheOrders() {
        List<String> ids = photos(6);
        List<List<String>> orders = IntStream.range(0, 8)
                .mapToObj(i -> {
                    List<String> shuffled = new ArrayList<>(ids);
                    Collections.shuffle(shuffled, new Random(i));
                    return List.copyOf(shuffled);
                })
                .toList();

        Parallel.run(8, i -> gallery.reorder(orders.get(i))).forEach(Api::ok);

        assertThat(orders).contains(gallery.ids());
    }

    @Test
    void aRowThatSqlWritesWithoutPositionComesLast() {
        photos(2);

        Database.execute(
                "insert into media (id, property_id, url, changed_by) values (gen_random_uuid(), ?, 'https://x.example', ?)",
                UUID.fromString(gallery.property()),
                TestSignIn.DEVELOPER);

        assertThat(Api.ok(Api.get(gallery.list())).getList("items.position", Integer.class))
                .containsExactly(1, 2, 3);
    }

    private List<String> photos(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(gallery.photo("photo " + i));
        }
        return ids;
    }
}
