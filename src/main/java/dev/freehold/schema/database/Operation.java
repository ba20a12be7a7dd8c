package dev.freehold.schema.database;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that the governor did to the database, or was doing.
 *
 * @param id counts up
 * @param at when it began
 * @param endedAt absent as long as it has not
 * @param kind such as {@code migrate} or {@code repair}
 * @param dbUser the role of the session
 * @param client the address that it came from; {@code local} for a socket of the same machine
 * @param versionBefore the version of the schema when it began
 * @param versionAfter the version when it had ended; absent if it has not, or failed
 * @param planHash of the plan that was run, where there was one
 * @param detail what else is worth knowing, such as {@code reason} of a failure
 */
public record Operation(
        long id,
        Instant at,
        Optional<Instant> endedAt,
        String kind,
        String dbUser,
        String client,
        String versionBefore,
        Optional<String> versionAfter,
        Optional<String> planHash,
        Outcome outcome,
        Map<String, String> detail) {
    public Operation {
        detail = Map.copyOf(detail);
    }

    /** Whether nobody said how it ended: it still runs, or its process died. */
    public boolean isUnfinished() {
        return outcome == Outcome.RUNNING || outcome == Outcome.INTERRUPTED;
    }

    /** What became of an operation. */
    public enum Outcome {
        /** Its session is there. */
        RUNNING,
        /** Its session is gone, and nobody said how it ended: the process was killed, or lost the database. */
        INTERRUPTED,
        DONE,
        FAILED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
