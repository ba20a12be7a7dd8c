package dev.freehold.identity.users;

import dev.freehold.shared.problem.ProblemException;
import java.time.ZoneId;

/** IANA time zone names. */
final class TimeZones {
    private TimeZones() {}

    /**
     * The name, if there is such a zone.
     *
     * @throws ProblemException 400 otherwise
     */
    static String require(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw ProblemException.invalid(
                    "/time_zone", "unknown_value", "must be an IANA time zone such as Europe/Zurich");
        }
        return name;
    }
}
