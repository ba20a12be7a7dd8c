package dev.freehold.schema.fingerprint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the unmanaged objects of a schema looked like when they were seen first, or accepted last.
 *
 * @param since when the governor looked for the first time; absent if it never did
 * @param serverMajor the version of the server now, such as {@code 18}
 */
public record Remembered(Optional<Instant> since, int serverMajor, List<Sight> sights) {
    public Remembered {
        sights = List.copyOf(sights);
    }

    Map<ObjectName, Sight> byName() {
        return sights.stream()
                .collect(Collectors.toMap(sight -> sight.fingerprint().object(), Function.identity()));
    }

    /**
     * One object as it was.
     *
     * @param serverMajor the version of the server that described it: another may use other words for the same
     */
    record Sight(Fingerprint fingerprint, int serverMajor, Instant seenAt) {}
}
