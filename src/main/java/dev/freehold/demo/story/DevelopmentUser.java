package dev.freehold.demo.story;

import java.util.UUID;

/**
 * The user whom the migrations made, and whom the service takes every caller for until sign-in exists. No part of the demo,
 * but a member of some of its private channels, because otherwise nobody could look at those.
 */
public final class DevelopmentUser {
    /** The one user of an empty database. */
    public static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");

    private DevelopmentUser() {}
}
