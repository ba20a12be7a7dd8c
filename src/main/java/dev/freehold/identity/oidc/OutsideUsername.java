package dev.freehold.identity.oidc;

import java.util.regex.Pattern;

/** The user name of somebody whom an issuer describes, brought into the shape that ours have. */
final class OutsideUsername {
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._-]+");
    private static final Pattern BAD_START = Pattern.compile("^[^A-Za-z0-9]+");

    /** Leaves room for a number that tells namesakes apart. */
    private static final int LONGEST = 40;

    private OutsideUsername() {}

    static String of(OutsidePerson person) {
        String wish = person.username() != null ? person.username() : person.email();
        String name = wish == null ? person.subject() : wish.replaceFirst("@.*", "");
        String allowed =
                BAD_START.matcher(NOT_ALLOWED.matcher(name).replaceAll("-")).replaceFirst("");
        String shaped = allowed.isEmpty() ? "user" : allowed;
        return shaped.substring(0, Math.min(shaped.length(), LONGEST));
    }
}
