package dev.freehold.platform.http.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.util.function.Function;

/**
 * What each caller has left of his rate. A caller who has not come for a whole window has all of it, and so need not be kept;
 * nor need those beyond {@link #MOST}, of whom the rarest come off better than they should.
 */
final class Budgets {
    static final int MOST = 100_000;

    private final Cache<Object, Bucket> buckets;
    private final Function<Object, Bucket> full;

    Budgets(Rate rate) {
        buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(rate.window())
                .build();
        // All at once at the end of the window: what the headers say of it is then exact.
        full = caller -> Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillIntervally(rate.requests(), rate.window()))
                .build();
    }

    /** Takes one request from the caller's budget, if there is one left. */
    ConsumptionProbe take(Object caller) {
        return buckets.get(caller, full).tryConsumeAndReturnRemaining(1);
    }

    /** Undoes a {@link #take}. Nobody gets more than a whole budget by it, not even at the end of a window. */
    void giveBack(Object caller) {
        Bucket bucket = buckets.getIfPresent(caller);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    /** How many callers are kept. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
