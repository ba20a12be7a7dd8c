package dev.freehold.property.listings;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A sale, known by its day and its price.
 *
 * @param price with two decimals
 */
record Sale(LocalDate date, BigDecimal price) {
    Sale {
        price = price.setScale(2);
    }

    /** The sale that a row of an import tells of; null if it tells of none. */
    static Sale of(PropertyPatch patch) {
        boolean isSold = patch.standardStatus().value() == StandardStatus.closed
                && patch.closeDate().value() != null
                && patch.closePrice().value() != null;
        return isSold ? new Sale(patch.closeDate().value(), patch.closePrice().value()) : null;
    }
}
