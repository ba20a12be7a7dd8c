package dev.freehold.property.listings;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.value.Origin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A new listing. Without a listing id it is given one. */
@InputOf(value = PropertyView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateProperty(
        @CodePointLength(min = 1, max = 100) String listingId,
        StandardStatus standardStatus,
        @CodePointLength(min = 1, max = 50) String mlsStatus,
        @CodePointLength(min = 1, max = 50) String propertyType,
        @CodePointLength(min = 1, max = 50) String propertySubType,
        UUID agentId,
        @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal listPrice,
        @Pattern(regexp = "[A-Z]{3}") String currency,
        @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal closePrice,
        LocalDate closeDate,
        @CodePointLength(min = 1, max = 500) String unparsedAddress,
        @CodePointLength(min = 1, max = 25) String streetNumber,
        @CodePointLength(min = 1, max = 100) String streetName,
        @CodePointLength(min = 1, max = 25) String unitNumber,
        @CodePointLength(min = 1, max = 150) String city,
        @CodePointLength(min = 1, max = 100) String stateOrProvince,
        @CodePointLength(min = 1, max = 20) String postalCode,
        @Pattern(regexp = "[A-Z]{2}") String country,
        @Min(-90) @Max(90) Double latitude,
        @Min(-180) @Max(180) Double longitude,
        @Min(0) @Max(10_000) Integer bedroomsTotal,
        @PositiveOrZero @Digits(integer = 3, fraction = 2) BigDecimal bathroomsTotal,
        @PositiveOrZero @Digits(integer = 12, fraction = 2) BigDecimal livingArea,
        AreaUnits livingAreaUnits,
        @PositiveOrZero @Digits(integer = 12, fraction = 4) BigDecimal lotSizeArea,
        LotSizeUnits lotSizeUnits,
        @Min(1000) @Max(2200) Integer yearBuilt,
        @PositiveOrZero @Digits(integer = 3, fraction = 2) BigDecimal stories,
        @PositiveOrZero @Digits(integer = 4, fraction = 2) BigDecimal garageSpaces,
        @CodePointLength(min = 1, max = 100) String parcelNumber,
        @CodePointLength(min = 1, max = 150) String subdivisionName,
        UUID communityId,
        @CodePointLength(max = 50_000) String publicRemarks,
        LocalDate listingContractDate,
        LocalDate expirationDate,
        LocalDate onMarketDate,
        Boolean internetDisplay,
        Boolean internetAddressDisplay,
        @CodePointLength(min = 1, max = 100) String externalSource,
        @CodePointLength(min = 1, max = 200) String externalId) {

    Origin origin() {
        return Origin.of(externalSource, externalId);
    }
}
