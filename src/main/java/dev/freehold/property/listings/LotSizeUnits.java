package dev.freehold.property.listings;

/** What the area of a lot is measured in; spelled as in the API and in the database. */
public enum LotSizeUnits {
    square_feet,
    square_meters,
    acres,
    hectares
}
