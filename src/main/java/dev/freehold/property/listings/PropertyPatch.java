package dev.freehold.property.listings;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a listing. */
@InputOf(value = PropertyView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record PropertyPatch(
        Patched<@NotNull @CodePointLength(min = 1, max = 100) String> listingId,
        Patched<@NotNull StandardStatus> standardStatus,
        Patched<@CodePointLength(min = 1, max = 50) String> mlsStatus,
        Patched<@CodePointLength(min = 1, max = 50) String> propertyType,
        Patched<@CodePointLength(min = 1, max = 50) String> propertySubType,
        Patched<UUID> agentId,
        Patched<@PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal> listPrice,
        Patched<@NotNull @Pattern(regexp = "[A-Z]{3}") String> currency,
        Patched<@PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal> closePrice,
        Patched<LocalDate> closeDate,
        Patched<@CodePointLength(min = 1, max = 500) String> unparsedAddress,
        Patched<@CodePointLength(min = 1, max = 25) String> streetNumber,
        Patched<@CodePointLength(min = 1, max = 100) String> streetName,
        Patched<@CodePointLength(min = 1, max = 25) String> unitNumber,
        Patched<@CodePointLength(min = 1, max = 150) String> city,
        Patched<@CodePointLength(min = 1, max = 100) String> stateOrProvince,
        Patched<@CodePointLength(min = 1, max = 20) String> postalCode,
        Patched<@Pattern(regexp = "[A-Z]{2}") String> country,
        Patched<@Min(-90) @Max(90) Double> latitude,
        Patched<@Min(-180) @Max(180) Double> longitude,
        Patched<@Min(0) @Max(10_000) Integer> bedroomsTotal,
        Patched<@PositiveOrZero @Digits(integer = 3, fraction = 2) BigDecimal> bathroomsTotal,
        Patched<@PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal> livingArea,
        Patched<@NotNull AreaUnits> livingAreaUnits,
        Patched<@PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal> lotSizeArea,
        Patched<@NotNull LotSizeUnits> lotSizeUnits,
        Patched<@Min(1000) @Max(2200) Integer> yearBuilt,
        Patched<@PositiveOrZero @Digits(integer = 3, fraction = 2) BigDecimal> stories,
        Patched<@PositiveOrZero @Digits(integer = 4, fraction = 2) BigDecimal> garageSpaces,
        Patched<@CodePointLength(min = 1, max = 100) String> parcelNumber,
        Patched<@CodePointLength(min = 1, max = 150) String> subdivisionName,
        Patched<UUID> communityId,
        Patched<@CodePointLength(max = 50_000) String> publicRemarks,
        Patched<LocalDate> listingContractDate,
        Patched<LocalDate> expirationDate,
        Patched<LocalDate> onMarketDate,
        Patched<@NotNull Boolean> internetDisplay,
        Patched<@NotNull Boolean> internetAddressDisplay,
        Patched<@CodePointLength(min = 1, max = 100) String> externalSource,
        Patched<@CodePointLength(min = 1, max = 200) String> externalId) {}
