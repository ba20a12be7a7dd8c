package dev.freehold.platform.idempotency;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Runs a request once for its key. The answer is stored in the transaction of the change itself, so that after a crash
 * either both are there or neither; a request that failed changed nothing and may be sent again.
 */
@ApplicationScoped
public class IdempotencyService {
    private static final Duration KEPT = Duration.ofHours(24);

    private final IdempotencyRepository keys;

    IdempotencyService(IdempotencyRepository keys) {
        this.keys = keys;
    }

    /**
     * The stored answer if the key was used for the same request, otherwise the work's own.
     *
     * @param work changes the database in this transaction
     * @return fails with 409 while another request with the key is under way, with 422 if the key was used for another one
     */
    @WithTransaction
    Uni<Outcome> once(IdempotencyKey.Key key, byte[] requestHash, Supplier<Uni<StoredAnswer>> work) {
        return keys.claim(key)
                .invoke(IdempotencyService::requireClaimed)
                .chain(() -> keys.findById(key))
                .chain(known -> known != null && isKept(known)
                        ? Uni.createFrom().item(() -> replay(known, requestHash))
                        : forget(key, known)
                                .chain(done -> work.get())
                                .call(answer -> store(key, requestHash, answer))
                                .map(answer -> new Outcome(answer, false)));
    }

    private static void requireClaimed(boolean claimed) {
        if (!claimed) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_IN_FLIGHT,
                    "Another request with this Idempotency-Key is under way; ask again in a moment.");
        }
    }

    private static Outcome replay(IdempotencyKey known, byte[] requestHash) {
        if (!Arrays.equals(known.requestHash(), requestHash)) {
            throw new ProblemException(
                    ProblemCode.IDEMPOTENCY_MISMATCH,
                    "This Idempotency-Key was used for another request; take a new one for each request.");
        }
        return new Outcome(known.answer(), true);
    }

    private Uni<Void> forget(IdempotencyKey.Key key, IdempotencyKey known) {
        return known == null ? Uni.createFrom().voidItem() : keys.forget(key, known);
    }

    private Uni<?> store(IdempotencyKey.Key key, byte[] requestHash, StoredAnswer answer) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return keys.persistAndFlush(new IdempotencyKey(key, requestHash, answer, now));
    }

    private static boolean isKept(IdempotencyKey known) {
        return known.createdAt().isAfter(Instant.now().minus(KEPT));
    }

    /** Keys older than they are kept would only take room. */
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @WithTransaction
    Uni<Void> sweep() {
        return keys.deleteBefore(Instant.now().minus(KEPT)).replaceWithVoid();
    }

    /** An answer, and whether it was given before. */
    record Outcome(StoredAnswer answer, boolean replayed) {}
}
