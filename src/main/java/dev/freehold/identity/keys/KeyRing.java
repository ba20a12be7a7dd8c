package dev.freehold.identity.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The keys that a replica knows, in no order. */
record KeyRing(List<SigningKey> keys) {
    private static final Comparator<SigningKey> BY_START = Comparator.comparing(SigningKey::signsFrom);

    KeyRing {
        keys = List.copyOf(keys);
    }

    /**
     * The key that signs now: of those whose time has come, the one that came last. Where the clock is behind the one of the
     * replica that made the first key, nothing has come yet; then it is the one that comes first.
     */
    Optional<SigningKey> signing(Instant now) {
        List<SigningKey> counting = counting(now);
        return counting.stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .max(BY_START)
                .or(() -> counting.stream().min(BY_START));
    }

    /** The keys whose signatures count, those included that do not sign yet. */
    List<SigningKey> counting(Instant now) {
        return keys.stream().filter(key -> key.counts(now)).toList();
    }

    /** The key of that id, expired or not. */
    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
