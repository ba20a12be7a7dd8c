package dev.freehold.demo.story;

import java.util.Arrays;
import java.util.List;

/** The listings that every office has, one for each way in which a listing can go. */
enum ListingPlan {
    COMING_SOON("""
            2026-10-12 incomplete
            2026-10-23 coming_soon
            """),
    JUST_LISTED("""
            2026-10-15 incomplete
            2026-10-27 active
            """),
    PRICE_CUT("""
            2026-07-06 incomplete
            2026-07-13 active
            2026-09-07 active 96
            2026-10-12 active 93
            """),
    UNDER_CONTRACT("""
            2026-09-07 incomplete
            2026-09-14 active
            2026-10-19 active_under_contract
            """),
    PENDING("""
            2026-07-20 coming_soon
            2026-08-03 active
            2026-09-21 active_under_contract
            2026-10-22 pending
            """),
    SOLD("""
            2026-04-27 incomplete
            2026-05-06 coming_soon
            2026-05-18 active
            2026-06-15 active_under_contract
            2026-07-13 pending
            2026-08-21 closed 103
            """),
    SOLD_AFTER_RETURN("""
            2026-04-22 active
            2026-05-27 pending
            2026-06-22 active
            2026-07-06 active 97
            2026-08-10 active_under_contract
            2026-09-02 pending
            2026-10-09 closed 96
            """),
    WITHDRAWN("""
            2026-06-08 incomplete
            2026-06-15 active
            2026-07-20 active 95
            2026-08-17 hold
            2026-09-14 withdrawn
            """),
    EXPIRED("""
            2026-04-24 active
            2026-07-01 active 95
            2026-09-02 active 92
            2026-10-23 expired
            """),
    INCOMPLETE("""
            2026-05-06 incomplete
            """);

    private final String life;

    ListingPlan(String life) {
        this.life = life;
    }

    /** Of all listings of an office together, after they were entered. */
    static int allChanges() {
        return Arrays.stream(values()).mapToInt(plan -> plan.life().size() - 1).sum();
    }

    /** How it was entered, and every change since then; at least four days lie between two of them. */
    List<ListingStep> life() {
        return ListingStep.parse(life);
    }

    /** Whether there is neither a contract nor a price nor a text yet. */
    boolean isDraft() {
        return this == INCOMPLETE;
    }

    boolean isOnInternet() {
        return !isDraft();
    }

    /** Its owners tell the address only to those who come. */
    boolean showsAddress() {
        return this != COMING_SOON;
    }

    /** The project about it, null if there is none. */
    ProjectPlan project() {
        return this == INCOMPLETE ? ProjectPlan.RENOVATION : null;
    }
}
