package dev.freehold.property.listings;

/** Where a listing stands in its life; spelled as in the API and in the database. */
public enum StandardStatus {
    incomplete,
    coming_soon,
    active,
    active_under_contract,
    pending,
    hold,
    withdrawn,
    expired,
    canceled,
    closed
}
