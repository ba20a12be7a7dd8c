package dev.freehold.property.history;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One change of a listing as the API shows it.
 *
 * @param fieldName what changed: standard_status, list_price, close_price, close_date, or deleted_at
 * @param previousValue as text; null if there was none
 * @param newValue as text; null if there is none any more
 * @param price what held after the change: the close price of a sale, otherwise the list price
 * @param effectiveDate since when it holds (UTC): a sale its close date, the way to the market its on_market_date, all else the
 *     day of the change
 * @param changedBy the user; null for a change by SQL that names nobody
 * @param at when it was recorded
 */
@RegisterForReflection
public record ListingChangeView(
        UUID id,
        UUID propertyId,
        ChangeType changeType,
        String fieldName,
        String previousValue,
        String newValue,
        BigDecimal price,
        LocalDate effectiveDate,
        UUID changedBy,
        Instant at) {}
