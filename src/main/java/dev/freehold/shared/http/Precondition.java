package dev.freehold.shared.http;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What If-Match or If-None-Match asks for (RFC 9110, 13.1).
 *
 * <p>A weak tag counts as the strong one: proxies that compress weaken tags on the way, and the version that the tag
 * carries is as exact as before.
 */
public final class Precondition {
    /** No header: anything goes. */
    public static final Precondition NONE = new Precondition(false, List.of());

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"([^\"]*)\"\\s*(,|$)");

    private final boolean any;
    private final List<String> tags;

    private Precondition(boolean any, List<String> tags) {
        this.any = any;
        this.tags = tags;
    }

    /**
     * Reads the header.
     *
     * @param header its name, for the error
     * @param value its value; null if it was not sent
     * @throws ProblemException 400 if it is neither {@code *} nor a list of entity tags
     */
    public static Precondition parse(String header, String value) {
        if (value == null) {
            return NONE;
        }
        if (value.strip().equals("*")) {
            return new Precondition(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(value);
        int end = 0;
        while (end < value.length() && matcher.find(end) && matcher.start() == end) {
            tags.add(matcher.group(1));
            end = matcher.end();
        }
        if (end != value.length() || tags.isEmpty()) {
            throw ProblemException.invalidParameter(
                    header, "invalid_etag", "must be * or entity tags in quotes, such as \"7\"");
        }
        return new Precondition(false, tags);
    }

    public boolean isGiven() {
        return any || !tags.isEmpty();
    }

    /** Whether the header names this version; false if it was not sent. */
    public boolean names(int version) {
        return any || tags.contains(Integer.toString(version));
    }

    /**
     * Refuses to go on if the client knows another version than this one.
     *
     * @throws ProblemException 412
     */
    public void require(int version) {
        if (isGiven() && !names(version)) {
            throw new ProblemException(
                    ProblemCode.STALE_VERSION,
                    "The object is in version " + version + ", not in the one that If-Match names. Read it again.");
        }
    }
}
