package dev.freehold.property.listings;

import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A listing as the API shows it. Its address, its coordinates and what would lead to them are null to those who may not see them.
 *
 * @param originalListPrice the first price asked
 * @param previousListPrice the price asked before this one
 * @param priceChangeAt when the price last changed; null if it never did
 * @param distanceM metres from the centre of a search by distance; null in every other answer
 * @param bathroomsTotal in parts, so that a half bath counts 0.5
 * @param daysOnMarket days on which it was active or active under contract, up to today (UTC); null if it never was
 * @param photosCount its photos, whoever may see them
 */
@RegisterForReflection
public record PropertyView(
        UUID id,
        String listingId,
        StandardStatus standardStatus,
        String mlsStatus,
        String propertyType,
        String propertySubType,
        UUID agentId,
        BigDecimal listPrice,
        BigDecimal originalListPrice,
        BigDecimal previousListPrice,
        Instant priceChangeAt,
        String currency,
        BigDecimal closePrice,
        LocalDate closeDate,
        Instant statusChangeAt,
        String unparsedAddress,
        String streetNumber,
        String streetName,
        String unitNumber,
        String city,
        String stateOrProvince,
        String postalCode,
        String country,
        Double latitude,
        Double longitude,
        Double distanceM,
        Integer bedroomsTotal,
        BigDecimal bathroomsTotal,
        BigDecimal livingArea,
        AreaUnits livingAreaUnits,
        BigDecimal lotSizeArea,
        LotSizeUnits lotSizeUnits,
        Integer yearBuilt,
        BigDecimal stories,
        BigDecimal garageSpaces,
        String parcelNumber,
        String subdivisionName,
        UUID communityId,
        String publicRemarks,
        LocalDate listingContractDate,
        LocalDate expirationDate,
        LocalDate onMarketDate,
        Integer daysOnMarket,
        boolean internetDisplay,
        boolean internetAddressDisplay,
        int photosCount,
        String externalSource,
        String externalId,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
