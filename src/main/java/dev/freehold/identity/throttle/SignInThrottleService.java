package dev.freehold.identity.throttle;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Slows down guessing: by the name that is tried and by the address that tries, each for itself and on all replicas together.
 *
 * <p>Nothing of this may be part of a transaction that the failure of the attempt would roll back, and with it the count: it
 * fails where there is a managed session already.
 */
@ApplicationScoped
public class SignInThrottleService {
    private final SignInThrottleRepository attempts;

    SignInThrottleService(SignInThrottleRepository attempts) {
        this.attempts = attempts;
    }

    /**
     * Lets an attempt pass, or not. To be asked before the secret is looked at: the attempt counts as failed from now on, so
     * that no burst of them slips through while the first is checked. One that is refused counts nothing and prolongs
     * nothing.
     *
     * @param purpose which secret it is, for example {@code sign_in}; each purpose counts for itself
     * @param name what the caller says who he is: a username, an e-mail address; case does not matter
     * @param address IP address of the caller, without a port; null if it is not known
     * @return fails with 429 {@code too_many_requests}, whose member {@code retry_after} says in how many seconds to try again
     */
    public Uni<Attempt> admit(String purpose, String name, String address) {
        List<Counter> counters = counters(purpose, name, address);
        return refuseBefore(counters).chain(() -> count(counters));
    }

    /** Forgets the failures of the name, and that of this attempt by the address; others by the address stay. */
    @WithTransaction(stateless = true)
    public Uni<Void> succeeded(Attempt attempt) {
        Uni<?> done = Uni.createFrom().voidItem();
        for (Counter counter : inOrder(attempt.countedAt().keySet().stream())) {
            Instant countedAt = attempt.countedAt().get(counter);
            done = done.chain(() ->
                    counter.limit() == Limit.NAME ? attempts.forget(counter) : attempts.takeBack(counter, countedAt));
        }
        return done.replaceWithVoid();
    }

    /** Refuses most of a flood by one read, which takes no lock. */
    @WithSession(stateless = true)
    Uni<Void> refuseBefore(List<Counter> counters) {
        return attempts.seconds(counters)
                .invoke(SignInThrottleService::requireNow)
                .replaceWithVoid();
    }

    /** A refusal by the second counter rolls back what the first has counted. */
    @WithTransaction(stateless = true)
    Uni<Attempt> count(List<Counter> counters) {
        Map<Counter, Instant> countedAt = new HashMap<>();
        Uni<?> done = Uni.createFrom().voidItem();
        for (Counter counter : counters) {
            done = done.chain(() -> count(counter)).invoke(at -> countedAt.put(counter, at));
        }
        return done.map(last -> new Attempt(countedAt));
    }

    private Uni<Instant> count(Counter counter) {
        return attempts.count(counter).onItem().ifNull().switchTo(() -> attempts.seconds(List.of(counter))
                .map(seconds -> {
                    throw refusal(seconds);
                }));
    }

    private static void requireNow(int seconds) {
        if (seconds > 0) {
            throw refusal(seconds);
        }
    }

    /** A delay may run out between the statement that refused and the one that asked for how long. */
    private static ProblemException refusal(int seconds) {
        int wait = Math.max(1, seconds);
        return new ProblemException(
                        ProblemCode.TOO_MANY_REQUESTS, "Too many attempts failed; try again in " + wait + " s.")
                .with(Map.of(ProblemException.RETRY_AFTER, wait));
    }

    private static List<Counter> counters(String purpose, String name, String address) {
        Counter byName = Counter.ofName(purpose, name);
        return address == null ? List.of(byName) : inOrder(Stream.of(byName, Counter.ofAddress(purpose, address)));
    }

    /** Everybody locks rows in the same order, so that no two wait for each other. */
    private static List<Counter> inOrder(Stream<Counter> counters) {
        return counters.sorted(Comparator.comparing(Counter::key)).toList();
    }

    /** Attempts so old that they count no more would only take room. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction(stateless = true)
    Uni<Void> sweep() {
        return attempts.deleteOld().replaceWithVoid();
    }
}
