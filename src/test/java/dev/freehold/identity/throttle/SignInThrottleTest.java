package dev.freehold.identity.throttle;

import static dev.freehold.identity.throttle.Attempts.PURPOSE;
import static dev.freehold.identity.throttle.Attempts.delay;
import static dev.freehold.identity.throttle.Attempts.delayFrom;
import static dev.freehold.identity.throttle.Attempts.failures;
import static dev.freehold.identity.throttle.Attempts.failuresFrom;
import static dev.freehold.identity.throttle.Attempts.letPass;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.Database;
import dev.freehold.support.PostgresResource;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class SignInThrottleTest {
    private static final String HERE = "203.0.113.7";
    private static final String THERE = "198.51.100.9";

    @Inject
    SignInThrottleService throttle;

    private Attempts attempts;

    @BeforeEach
    void clear() {
        Database.execute("truncate sign_in_attempts");
        attempts = new Attempts(throttle);
    }

    @Test
    void forANameFiveFailuresAreFreeAndThenTheDelayDoublesToAMinute() {
        for (int i = 1; i <= 4; i++) {
            assertThat(attempts.fail("mallory", null)).isZero();
            assertThat(delay("mallory")).isZero();
        }
        for (long expected : List.of(1, 2, 4, 8, 16, 32, 60, 60, 60)) {
            assertThat(attempts.fail("mallory", null)).isZero();
            assertThat(delay("mallory")).isEqualTo(expected);
            letPass(Duration.ofSeconds(expected));
        }
    }

    @Test
    void fromAnAddressTwentyFailuresAreFreeAndThenTheDelayDoublesToAQuarterOfAnHour() {
        for (int i = 1; i <= 19; i++) {
            assertThat(attempts.fail("user" + i, HERE)).isZero();
            assertThat(delayFrom(HERE)).isZero();
        }
        for (long expected : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900)) {
            assertThat(attempts.fail("another" + expected, HERE)).isZero();
            assertThat(delayFrom(HERE)).isEqualTo(expected);
            letPass(Duration.ofSeconds(expected));
        }
    }

    @Test
    void evenAnAbsurdCountDelaysNoLongerThanTheLongestDelay() {
        attempts.fail(1, "mallory", HERE);
        Database.execute("update sign_in_attempts set failures = 2000000000");

        assertThat(attempts.fail("mallory", HERE)).isZero();

        assertThat(delay("mallory")).isEqualTo(60);
        assertThat(delayFrom(HERE)).isEqualTo(900);
    }

    @Test
    void aRefusalSaysInHowManySecondsToTryAgain() {
        attempts.fail(9, "mallory", HERE);

        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> attempts.admit("mallory", HERE));

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOO_MANY_REQUESTS);
        assertThat(Attempts.seconds(refusal)).isBetween(1, 16);
        assertThat(refusal).hasMessage("Too many attempts failed; try again in " + Attempts.seconds(refusal) + " s.");
    }

    @Test
    void theLongerOfTwoDelaysIsTold() {
        attempts.fail(30, "mallory", HERE);

        assertThat(attempts.fail("mallory", HERE)).isBetween(800, 900);
        assertThat(attempts.fail("mallory", THERE)).isBetween(1, 60);
    }

    @Test
    void aRefusalCountsNothingAndProlongsNothing() {
        attempts.fail(9, "mallory", HERE);
        List<Map<String, Object>> before = rows();

        for (int i = 0; i < 10; i++) {
            assertThat(attempts.fail("mallory", HERE)).isPositive();
        }
        assertThat(rows()).isEqualTo(before);

        assertThat(attempts.fail("mallory", THERE)).isPositive();
        assertThat(rows()).as("the address is not charged for the name").isEqualTo(before);

        attempts.fail(25, "ann", HERE);
        before = rows();
        assertThat(attempts.fail("eve", HERE)).isPositive();
        assertThat(rows()).as("the name is not charged for the address").isEqualTo(before);
    }

    /** The first look at both is without a lock; what the locked look at the second finds must undo the first. */
    @Test
    void whatTheSecondCounterRefusesTheFirstHasNotCounted() {
        for (String name : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            List<Counter> counters = List.of(Counter.ofName(PURPOSE, name), Counter.ofName(PURPOSE, "mallory"));
            Database.execute("truncate sign_in_attempts");
            attempts.fail(9, "mallory", null);

            ProblemException refusal =
                    catchThrowableOfType(ProblemException.class, () -> Attempts.await(() -> throttle.count(counters)));

            assertThat(Attempts.seconds(refusal)).isBetween(1, 16);
            assertThat(failures(name)).isZero();
            assertThat(failures("mallory")).isEqualTo(9);
        }
    }

    @Test
    void namesAndPurposesAreDelayedForThemselves() {
        attempts.fail(9, "mallory", null);

        assertThat(attempts.fail("MALLORY", null)).isPositive();
        assertThat(attempts.fail("ann", null)).isZero();
        assertThat(Attempts.await(() -> throttle.admit("password_reset", "mallory", null)))
                .isNotNull();
    }

    @Test
    void allAddressesOfANetworkAreDelayedTogether() {
        for (int i = 0; i < 25; i++) {
            letPass(Duration.ofMinutes(15));
            attempts.fail("user" + i, "2001:db8:1:2::" + i);
        }

        assertThat(failuresFrom("2001:db8:1:2:aaaa:bbbb:cccc:dddd")).isEqualTo(25);
        assertThat(attempts.fail("ann", "2001:db8:1:2:aaaa:bbbb:cccc:dddd")).isPositive();
        assertThat(attempts.fail("ann", "2001:db8:1:3::1")).isZero();
    }

    @Test
    void withoutAnAddressOnlyTheNameCounts() {
        attempts.fail(1, "mallory", null);

        assertThat(rows()).hasSize(1);
        assertThat(failures("mallory")).isEqualTo(1);
    }

    @Test
    void aNameStartsAnewAfterAnHourWithoutAttempts() {
        attempts.fail(9, "mallory", null);
        letPass(Duration.ofMinutes(59));
        attempts.fail("mallory", null);
        assertThat(failures("mallory")).isEqualTo(10);

        letPass(Duration.ofMinutes(61));
        attempts.fail("mallory", null);
        assertThat(failures("mallory")).isEqualTo(1);
        assertThat(delay("mallory")).isZero();
    }

    @Test
    void anAddressStartsAnewAfterADayWithoutAttempts() {
        attempts.fail(25, "mallory", HERE);
        letPass(Duration.ofHours(23));
        attempts.fail("mallory", HERE);
        assertThat(failuresFrom(HERE)).isEqualTo(26);

        letPass(Duration.ofHours(25));
        attempts.fail("mallory", HERE);
        assertThat(failuresFrom(HERE)).isEqualTo(1);
        assertThat(delayFrom(HERE)).isZero();
    }

    @Test
    void successForgetsTheNameAndTakesBackNoMoreThanItsOwnCountFromTheAddress() {
        attempts.fail(7, "mallory", HERE);
        attempts.fail(7, "ann", HERE);
        letPass(Duration.ofMinutes(1));

        attempts.succeed("mallory", HERE);

        assertThat(failures("mallory")).isZero();
        assertThat(failures("ann")).isEqualTo(7);
        assertThat(failuresFrom(HERE)).isEqualTo(14);
        assertThat(attempts.fail("mallory", HERE)).isZero();
        assertThat(failures("mallory")).isEqualTo(1);
    }

    @Test
    void successesDelayNobodyAtTheirAddress() {
        attempts.fail(25, "mallory", HERE);
        letPass(Duration.ofMinutes(15));

        for (int i = 0; i < 30; i++) {
            attempts.succeed("user" + i, HERE);
        }

        assertThat(failuresFrom(HERE)).isEqualTo(25);
        assertThat(attempts.fail("ann", HERE)).isZero();
        assertThat(attempts.fail("ann", HERE)).as("a failure still delays").isPositive();
    }

    @Test
    void successShortensTheDelayOfALaterFailureByNoMoreThanItsOwnCount() {
        attempts.fail(25, "mallory", HERE);
        letPass(Duration.ofMinutes(15));
        Attempt own = attempts.admit("eve", HERE);
        letPass(Duration.ofMinutes(15));
        attempts.fail("ann", HERE);
        assertThat(delayFrom(HERE)).isEqualTo(128);

        attempts.succeed(own);

        assertThat(failuresFrom(HERE)).isEqualTo(26);
        assertThat(delayFrom(HERE)).isEqualTo(64);
        assertThat(attempts.fail("ann", HERE)).isPositive();
    }

    /** Otherwise a failure would roll back its own count with everything else. */
    @Test
    void insideATransactionNothingIsAdmitted() {
        assertThatThrownBy(() -> Attempts.await(
                        () -> SessionOperations.withTransaction(() -> throttle.admit(PURPOSE, "mallory", HERE))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void theSweepTakesWhatIsOlderThanTwoDays() {
        attempts.fail(1, "mallory", HERE);
        letPass(Duration.ofHours(49));
        attempts.fail("ann", THERE);
        letPass(Duration.ofHours(1));

        Attempts.await(() -> throttle.sweep());

        assertThat(rows()).hasSize(2);
        assertThat(failures("ann")).isEqualTo(1);
        assertThat(failuresFrom(THERE)).isEqualTo(1);
    }

    private static List<Map<String, Object>> rows() {
        return Database.rows(
                "select encode(key, 'hex') as key, failures, last_at, next_at from sign_in_attempts" + " order by key");
    }
}
