package dev.freehold.platform.database.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerSearchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final ServerSearch search = new ServerSearch(vertx, List.of(1, 0, 2));

    @AfterEach
    void end() {
        vertx.close();
    }

    @Test
    void thePreferredServerIsTakenThoughAnotherOneAnswersFirst() {
        search.fit(0);
        assertThat(search.found().isComplete()).isFalse();

        search.fit(1);

        assertThat(search.found().result()).isEqualTo(1);
    }

    @Test
    void nobodyIsWaitedForWhoIsLessPreferred() {
        search.fit(1);

        assertThat(search.found().result()).isEqualTo(1);
    }

    @Test
    void aSilentServerIsNotWaitedForLong() {
        search.fit(2);
        search.fit(0);

        Polling.await("a choice", PATIENCE, () -> search.found().isComplete());
        assertThat(search.found().result()).isZero();
    }

    @Test
    void theNextOneIsTakenIfThePreferredOneIsUnfit() {
        search.fit(0);

        search.unfit(1, "one:5432 (not read-write)");

        assertThat(search.found().result()).isZero();
    }

    @Test
    void whyThereIsNoneIsSaidOfEachServer() {
        search.unfit(0, "zero:5432 (refused)");
        search.unfit(1, "one:5432 (not read-write)");
        search.unfit(2, "two:5432 (timeout)");

        assertThat(search.found().cause())
                .hasMessageContainingAll("zero:5432 (refused)", "one:5432 (not read-write)", "two:5432 (timeout)");
    }
}
