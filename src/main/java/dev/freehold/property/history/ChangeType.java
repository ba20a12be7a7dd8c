package dev.freehold.property.history;

/** What happened to a listing; spelled as in the API and in the database. */
public enum ChangeType {
    new_listing,
    price_change,
    active,
    active_under_contract,
    pending,
    /** Active again, after anything but the time before it first was. */
    back_on_market,
    hold,
    withdrawn,
    expired,
    canceled,
    closed,
    coming_soon,
    /** Put right by somebody who may; or back from the trash, as any other status. */
    incomplete,
    deleted
}
