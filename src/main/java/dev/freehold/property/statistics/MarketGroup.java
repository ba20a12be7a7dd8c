package dev.freehold.property.statistics;

import dev.freehold.property.listings.StandardStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The listings that have in common what the picture is grouped by.
 *
 * @param month {@code YYYY-MM}, in UTC: of the sale, or else when it came to the market; null unless grouped by it
 * @param standardStatus null unless grouped by it
 * @param propertyType null unless grouped by it, or unknown
 * @param city null unless grouped by it, or unknown
 * @param postalCode null unless grouped by it, or unknown
 * @param currency of the amounts; amounts in two currencies are never mixed
 * @param count how many listings
 * @param price what was paid for those that are closed, what is asked for all others; null if no price is known
 * @param pricePerArea the same by unit of living area; null if of none both are known
 */
@RegisterForReflection
public record MarketGroup(
        @Schema(nullable = true) String month,
        @Schema(nullable = true) StandardStatus standardStatus,
        @Schema(nullable = true) String propertyType,
        @Schema(nullable = true) String city,
        @Schema(nullable = true) String postalCode,
        String currency,
        long count,
        @Schema(nullable = true) Quartiles price,
        @Schema(nullable = true) Quartiles pricePerArea) {}
