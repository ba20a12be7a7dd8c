package dev.freehold.property.listings;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.Instant;

/** What the database derives from the changes of a listing and of its media; nobody else writes it. */
@Embeddable
class Derived {
    @Column(name = "original_list_price", precision = 14, scale = 2, insertable = false, updatable = false)
    private BigDecimal originalListPrice;

    @Column(name = "previous_list_price", precision = 14, scale = 2, insertable = false, updatable = false)
    private BigDecimal previousListPrice;

    @Column(name = "price_change_at", insertable = false, updatable = false)
    private Instant priceChangeAt;

    @Column(name = "status_change_at", nullable = false, insertable = false, updatable = false)
    private Instant statusChangeAt;

    @Column(name = "photos_count", nullable = false, insertable = false, updatable = false)
    private int photosCount;

    protected Derived() {}
}
