package dev.freehold.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import dev.freehold.support.TestSignIn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that are no changes of rows. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditTrailTest {
    private static final UUID SESSION = UUID.fromString("0199a3c6-7a40-7d11-8e52-5b0c9d3f1e02");
    private static final AuditEvent SIGN_IN = new AuditEvent(
            "sign_in",
            "users",
            TestSignIn.DEVELOPER,
            TestSignIn.DEVELOPER,
            "req-1",
            Map.of("session", SESSION, "at", Instant.EPOCH));
    private static final AuditEvent FAILED_SIGN_IN = new AuditEvent("sign_in_failed", "users", null, null, null, null);

    @Inject
    EventService events;

    @BeforeEach
    void clear() {
        Database.clear();
    }

    @Test
    void anEventIsARowOfTheTrail() throws Throwable {
        run(() -> events.inTransaction(SIGN_IN));

        assertThat(only().getMap("items[0]"))
                .containsEntry("action", "sign_in")
                .containsEntry("entity", "users")
                .containsEntry("entity_id", TestSignIn.DEVELOPER.toString())
                .containsEntry("actor_id", TestSignIn.DEVELOPER.toString())
                .containsEntry("actor_username", "developer")
                .containsEntry("request_id", "req-1")
                .containsEntry("db_user", Database.column("select session_user").get(0))
                .containsEntry("old_values", null)
                .containsEntry("new_values", Map.of("session", SESSION.toString(), "at", "1970-01-01T00:00:00Z"));
        assertThat(Instant.parse(only().getString("items[0].at"))).isBefore(Instant.now());
    }

    @Test
    void anEventOfNobodyAboutNothingIsOneToo() throws Throwable {
        run(() -> events.inTransaction(FAILED_SIGN_IN));

        assertThat(only().getMap("items[0]"))
                .containsEntry("action", "sign_in_failed")
                .containsEntry("entity_id", null)
                .containsEntry("actor_id", null)
                .containsEntry("request_id", null)
                .containsEntry("new_values", null);
    }

    @Test
    void anEventOutsideATransactionIsRecordedAtOnce() throws Throwable {
        run(() -> events.inSession(SIGN_IN));

        assertThat(only().getString("items[0].action")).isEqualTo("sign_in");
    }

    @Test
    void anEventFallsWithItsTransaction() {
        assertThatThrownBy(() -> run(() -> events.thenFailing(SIGN_IN))).hasMessageContaining("on purpose");

        assertThat(Database.number("select count(*) from audit_logs")).isZero();
    }

    @Test
    void theLongestNamesFit() throws Throwable {
        AuditEvent event = new AuditEvent("a".repeat(40), "e".repeat(63), null, null, "r".repeat(128), Map.of());

        run(() -> events.inTransaction(event));

        assertThat(only().getString("items[0].action")).isEqualTo(event.action());
    }

    @Test
    void theDetailsOfAnEventMayBeNullAndDoNotChangeLater() throws Throwable {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("reason", null);
        details.put("quote", "a 'b' \"c\" \\ :d ?");
        AuditEvent event = new AuditEvent("sign_in_failed", "users", null, null, null, details);
        details.clear();

        run(() -> events.inTransaction(event));

        assertThat(only().getMap("items[0].new_values"))
                .containsEntry("reason", null)
                .containsEntry("quote", "a 'b' \"c\" \\ :d ?");
    }

    @Test
    void anEventHasANameAndSaysWhatItIsAbout() {
        for (String missing : Arrays.asList("action", "entity")) {
            assertThatNullPointerException()
                    .isThrownBy(() -> new AuditEvent(
                            missing.equals("action") ? null : "sign_in",
                            missing.equals("entity") ? null : "users",
                            null,
                            null,
                            null,
                            null))
                    .withMessage(missing);
        }
    }

    /** The list, which has exactly one row. */
    private static JsonPath only() {
        JsonPath list = Api.ok(Api.get("/api/v1/audit-logs"));
        assertThat(list.getList("items")).hasSize(1);
        return list;
    }

    private static void run(Supplier<Uni<Void>> work) throws Throwable {
        VertxContextSupport.subscribeAndAwait(work);
    }
}
