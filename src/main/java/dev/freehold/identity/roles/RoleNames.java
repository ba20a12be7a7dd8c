package dev.freehold.identity.roles;

/** The rule of role names; the database holds it as well. */
final class RoleNames {
    static final String PATTERN = "[a-z][a-z0-9_-]{0,49}";
    static final String MESSAGE =
            "must have 1 to 50 lower-case letters, digits, underscores or dashes, and start with a letter";

    private RoleNames() {}
}
