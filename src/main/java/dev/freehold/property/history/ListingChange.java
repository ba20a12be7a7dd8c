package dev.freehold.property.history;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One change of a listing. The database writes these rows by itself, in the transaction of the change. */
@Entity
@Immutable
@Table(name = "listing_history")
class ListingChange {
    @Id
    private UUID id;

    @Column(name = "property_id", nullable = false)
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    @Column(name = "change_type", nullable = false, length = 30)
    private ChangeType changeType;

    @Column(name = "field_name", nullable = false, length = 63)
    private String fieldName;

    @Column(name = "previous_value", length = 50)
    private String previousValue;

    @Column(name = "new_value", length = 50)
    private String newValue;

    @Column(name = "price", precision = 14, scale = 2)
    private BigDecimal price;

    @Column(name = "effective_date", nullable = false)
    private LocalDate effectiveDate;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "request_id", length = 128)
    private String requestId;

    @Column(name = "at", nullable = false)
    private Instant at;

    protected ListingChange() {}
}
