package dev.freehold.identity.keys;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The keys of the database. All replicas change them through the same lock, so that they agree on what there is. */
@ApplicationScoped
public class SigningKeyService {
    /** By then every replica has a new key, and so has everybody who reads the public ones. */
    private static final Duration PUBLICATION = Duration.ofMinutes(10);

    /** How much longer than the last token an old key is kept: clocks differ. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final Duration KEPT = Duration.ofDays(1);

    private final SigningKeyRepository keys;

    SigningKeyService(SigningKeyRepository keys) {
        this.keys = keys;
    }

    /** All keys, expired ones included. */
    @WithSession(stateless = true)
    Uni<List<StoredKey>> all() {
        return keys.all();
    }

    /** Stores the key, which signs at once, unless there is one already that counts. */
    @WithTransaction
    Uni<Void> addFirst(KeyPair pair, Instant now) {
        return keys.lock()
                .chain(() -> keys.anyCounts(now))
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : add(pair, now, now).replaceWithVoid());
    }

    /**
     * Stores a key that takes over with an overlap: it signs once everybody knows it, and the older ones verify until the last
     * token that they signed has expired.
     *
     * @param lifetime of a token
     */
    @WithTransaction
    Uni<Rotation> rotate(KeyPair pair, Instant now, Duration lifetime) {
        return keys.lock().chain(() -> succeed(pair, now, lifetime));
    }

    /** The same, unless there is a key already that was made after the limit: another replica was faster. */
    @WithTransaction
    Uni<Void> rotate(KeyPair pair, Instant now, Duration lifetime, Instant limit) {
        return keys.lock()
                .chain(() -> keys.anySince(limit))
                .chain(done -> done
                        ? Uni.createFrom().voidItem()
                        : succeed(pair, now, lifetime).replaceWithVoid());
    }

    private Uni<Rotation> succeed(KeyPair pair, Instant now, Duration lifetime) {
        return keys.anyCounts(now)
                .map(known -> known ? now.plus(PUBLICATION) : now)
                .chain(signsFrom -> {
                    Instant othersExpireAt = signsFrom.plus(lifetime).plus(MARGIN);
                    return keys.retire(othersExpireAt)
                            .chain(() -> add(pair, now, signsFrom))
                            .map(key -> new Rotation(key.id().toString(), signsFrom, othersExpireAt));
                });
    }

    /** Stores a key that takes over at once; the signatures of all older ones count no more. */
    @WithTransaction
    Uni<Rotation> revoke(KeyPair pair, Instant now) {
        return keys.lock()
                .chain(() -> keys.revoke(now))
                .chain(() -> add(pair, now, now))
                .map(key -> new Rotation(key.id().toString(), now, now));
    }

    private Uni<StoredKey> add(KeyPair pair, Instant now, Instant signsFrom) {
        return keys.persistAndFlush(StoredKey.of(pair, now, signsFrom));
    }

    /** Deletes what expired a day ago; until then somebody may want to know what there was. */
    @WithTransaction
    Uni<Void> sweep(Instant now) {
        return keys.deleteExpiredBefore(now.minus(KEPT)).replaceWithVoid();
    }
}
