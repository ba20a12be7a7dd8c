/**
 * Listings. What hangs on them is in the packages beside this one, which ask {@link
 * dev.freehold.property.listings.PropertyDirectory} whether a caller may know a listing.
 */
package dev.freehold.property.listings;
