package dev.freehold.identity.throttle;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import dev.freehold.support.Database;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;

/** Attempts as a test makes them. */
final class Attempts {
    static final String PURPOSE = "sign_in";

    private final SignInThrottleService throttle;

    Attempts(SignInThrottleService throttle) {
        this.throttle = throttle;
    }

    /** Runs work of the service as an endpoint does. */
    static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    Attempt admit(String name, String address) {
        return await(() -> throttle.admit(PURPOSE, name, address));
    }

    /** The seconds to wait; 0 if it was admitted, and has failed. */
    int fail(String name, String address) {
        try {
            admit(name, address);
            return 0;
        } catch (ProblemException refusal) {
            return seconds(refusal);
        }
    }

    static int seconds(ProblemException refusal) {
        if (refusal.code() != ProblemCode.TOO_MANY_REQUESTS) {
            throw refusal;
        }
        return (Integer) refusal.extensions().get("retry_after");
    }

    /** This many failures in a row, with as much time between them as they need. */
    void fail(int times, String name, String address) {
        for (int i = 0; i < times; i++) {
            letPass(Limit.ADDRESS.longestDelay());
            if (fail(name, address) > 0) {
                throw new IllegalStateException("refused");
            }
        }
    }

    void succeed(String name, String address) {
        succeed(admit(name, address));
    }

    void succeed(Attempt attempt) {
        await(() -> throttle.succeeded(attempt));
    }

    /** Lets time pass, for what the database knows. */
    static void letPass(Duration time) {
        Database.execute(
                "update sign_in_attempts set last_at = last_at - make_interval(secs => ?),"
                        + " next_at = next_at - make_interval(secs => ?)",
                time.toSeconds(),
                time.toSeconds());
    }

    /** How many failures count for the name. */
    static long failures(String name) {
        return failures(Counter.ofName(PURPOSE, name));
    }

    /** How many failures count for the address. */
    static long failuresFrom(String address) {
        return failures(Counter.ofAddress(PURPOSE, address));
    }

    private static long failures(Counter counter) {
        return number("coalesce(sum(failures), 0)", counter);
    }

    /** Seconds between the last attempt for the name and the next. */
    static long delay(String name) {
        return number("sum(extract(epoch from next_at - last_at))::bigint", Counter.ofName(PURPOSE, name));
    }

    /** Seconds between the last attempt from the address and the next. */
    static long delayFrom(String address) {
        return number("sum(extract(epoch from next_at - last_at))::bigint", Counter.ofAddress(PURPOSE, address));
    }

    private static long number(String expression, Counter counter) {
        return Database.number(
                "select " + expression + " from sign_in_attempts where key = decode(?, 'hex')", counter.key());
    }
}
