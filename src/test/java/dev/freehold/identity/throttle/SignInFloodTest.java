package dev.freehold.identity.throttle;

import static dev.freehold.identity.throttle.Attempts.PURPOSE;
import static dev.freehold.identity.throttle.Attempts.failures;
import static dev.freehold.identity.throttle.Attempts.failuresFrom;
import static dev.freehold.identity.throttle.Attempts.letPass;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.Database;
import dev.freehold.support.Parallel;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many attempts at once, and very many one after the other. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignInFloodTest {
    private static final int BURST = 100;
    private static final int FLOOD = 10_000;
    private static final String HERE = "203.0.113.7";

    @Inject
    SignInThrottleService throttle;

    private Attempts attempts;

    @BeforeEach
    void clear() {
        Database.execute("truncate sign_in_attempts");
        attempts = new Attempts(throttle);
    }

    @Test
    void ofABurstForOneNameTheFreeAttemptsPass() {
        assertThat(admittedWithinASecond(i -> attempts.fail("mallory", "10.0.0." + i)))
                .isEqualTo(5);

        assertThat(failures("mallory")).isEqualTo(5);
        assertThat(Database.number("select count(*) from sign_in_attempts"))
                .as("what was refused is not counted by its address")
                .isEqualTo(1 + 5);
    }

    @Test
    void ofABurstFromOneAddressTheFreeAttemptsPass() {
        assertThat(admittedWithinASecond(i -> attempts.fail("user" + i, HERE))).isEqualTo(20);

        assertThat(failuresFrom(HERE)).isEqualTo(20);
        assertThat(Database.number("select count(*) from sign_in_attempts")).isEqualTo(1 + 20);
    }

    /** The first of many that find the delay over starts the next, which lasts longer than any burst. */
    @Test
    void ofABurstAfterADelayOnePasses() {
        attempts.fail(9, "mallory", HERE);
        letPass(Duration.ofSeconds(16));

        assertThat(admitted(i -> attempts.fail("mallory", HERE))).isEqualTo(1);

        assertThat(failures("mallory")).isEqualTo(10);
        assertThat(failuresFrom(HERE)).isEqualTo(10);
    }

    @Test
    void manyNamesFromManyAddressesDoNotLockEachOtherOut() {
        List<Integer> waits = Parallel.run(BURST, i -> attempts.fail("user" + (i % 20), "10.0.0." + (i * 7 % 25)));

        assertThat(waits).containsOnly(0);
    }

    @Test
    void ofTenThousandAttemptsInARowNoMorePassThanTheDelaysLet() {
        long start = System.nanoTime();
        List<Integer> waits = Attempts.await(() -> Multi.createFrom()
                .range(0, FLOOD)
                .onItem()
                .transformToUniAndConcatenate(i -> attempt())
                .collect()
                .asList());
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;

        long admitted = waits.stream().filter(wait -> wait == 0).count();
        int delaysThatFit = Long.SIZE - 1 - Long.numberOfLeadingZeros(seconds);
        assertThat(waits).hasSize(FLOOD);
        assertThat(admitted).isBetween(5L, 5L + delaysThatFit);
        assertThat(failures("mallory")).isEqualTo(admitted);
        assertThat(failuresFrom(HERE)).isEqualTo(admitted);
        assertThat(Database.number("select count(*) from sign_in_attempts")).isEqualTo(2);

        letPass(Limit.NAME.longestDelay());
        attempts.succeed("mallory", HERE);
        assertThat(attempts.fail("mallory", HERE)).isZero();
        assertThat(failures("mallory")).isEqualTo(1);
    }

    private Uni<Integer> attempt() {
        return throttle.admit(PURPOSE, "mallory", HERE)
                .replaceWith(0)
                .onFailure(ProblemException.class)
                .recoverWithItem(Attempts::seconds);
    }

    /** After a second one more would rightly pass, so a burst that a slow machine draws out so long is no burst. */
    private long admittedWithinASecond(IntFunction<Integer> attempt) {
        for (int tries = 0; tries < 10; tries++) {
            Database.execute("truncate sign_in_attempts");
            long start = System.nanoTime();
            long admitted = admitted(attempt);
            if (Duration.ofNanos(System.nanoTime() - start).toMillis() < 1000) {
                return admitted;
            }
        }
        throw new IllegalStateException("this machine is too slow for a burst");
    }

    private long admitted(IntFunction<Integer> attempt) {
        return Parallel.run(BURST, attempt).stream().filter(wait -> wait == 0).count();
    }
}
