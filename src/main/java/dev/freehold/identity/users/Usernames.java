package dev.freehold.identity.users;

/** The rule of user names; the database holds it as well. */
final class Usernames {
    static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,49}";
    static final String MESSAGE =
            "must have 1 to 50 letters, digits, dots, dashes or underscores, and start with one of" + " the first two";

    private Usernames() {}
}
