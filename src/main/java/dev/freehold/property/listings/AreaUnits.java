package dev.freehold.property.listings;

/** What the area of a home is measured in; spelled as in the API and in the database. */
public enum AreaUnits {
    square_feet,
    square_meters
}
