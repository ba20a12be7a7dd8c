package dev.freehold.identity.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Api;
import dev.freehold.support.Database;
import dev.freehold.support.People;
import dev.freehold.support.People.SignedIn;
import dev.freehold.support.Polling;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promise of five seconds holds although nobody hears the news. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DeafChannelTest {
    private static final Duration PROMISE = Duration.ofSeconds(5);

    private String ann;
    private SignedIn desk;

    @BeforeEach
    void signIn() {
        Database.clear();
        ann = People.make("ann", "member");
        desk = People.signIn("ann");
        assertThat(People.statusOf(desk.accessToken())).isEqualTo(200);
    }

    @AfterEach
    void restore() {
        Database.execute("alter table users enable trigger users_access");
    }

    @Test
    void whenNothingIsSaid() {
        Polling.await("a listener", PROMISE, DeafChannelTest::somebodyListens);
        Database.execute("alter table users disable trigger users_access");
        // What the channel vouches for would count for a minute; so it must be cut as well.
        cut();

        Database.execute("update users set is_active = false where id = ?", UUID.fromString(ann));

        Polling.await("refused", PROMISE, () -> People.statusOf(desk.accessToken()) == 401);
    }

    @Test
    void whenTheConnectionBreaksJustBefore() {
        Polling.await("a listener", PROMISE, DeafChannelTest::somebodyListens);
        cut();
        Database.execute("update users set is_active = false where id = ?", UUID.fromString(ann));

        Polling.await("refused", PROMISE, () -> People.statusOf(desk.accessToken()) == 401);
    }

    @Test
    void andItListensAgain() {
        Polling.await("a listener", PROMISE, DeafChannelTest::somebodyListens);
        cut();
        Polling.await("a new listener", PROMISE, DeafChannelTest::somebodyListens);

        assertThat(Api.json().get(Api.TASKS).statusCode()).isEqualTo(200);
    }

    private static boolean somebodyListens() {
        return Database.number("select count(*) from pg_stat_activity where query like 'listen %'") > 0;
    }

    private static void cut() {
        Database.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'");
    }
}
