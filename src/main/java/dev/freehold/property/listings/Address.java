package dev.freehold.property.listings;

import dev.freehold.shared.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Locale;
import java.util.Set;

/** Where a listing is, and whether everybody may know. */
@Embeddable
class Address {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Column(name = "unparsed_address", length = 500)
    private String unparsedAddress;

    @Column(name = "street_number", length = 25)
    private String streetNumber;

    @Column(name = "street_name", length = 100)
    private String streetName;

    @Column(name = "unit_number", length = 25)
    private String unitNumber;

    @Column(name = "city", length = 150)
    private String city;

    @Column(name = "state_or_province", length = 100)
    private String stateOrProvince;

    @Column(name = "postal_code", length = 20)
    private String postalCode;

    @Column(name = "country", length = 2)
    private String country;

    @Column(name = "latitude")
    private Double latitude;

    @Column(name = "longitude")
    private Double longitude;

    @Column(name = "internet_address_display", nullable = false)
    private boolean internetAddressDisplay = true;

    protected Address() {}

    static Address of(CreateProperty input) {
        Address address = new Address();
        address.unparsedAddress = input.unparsedAddress();
        address.streetNumber = input.streetNumber();
        address.streetName = input.streetName();
        address.unitNumber = input.unitNumber();
        address.city = input.city();
        address.stateOrProvince = input.stateOrProvince();
        address.postalCode = input.postalCode();
        address.country = input.country();
        address.latitude = input.latitude();
        address.longitude = input.longitude();
        address.internetAddressDisplay = input.internetAddressDisplay() == null || input.internetAddressDisplay();
        address.requireSense();
        return address;
    }

    boolean apply(PropertyPatch patch) {
        boolean changed = patch.unparsedAddress().apply(unparsedAddress, value -> unparsedAddress = value);
        changed |= patch.streetNumber().apply(streetNumber, value -> streetNumber = value);
        changed |= patch.streetName().apply(streetName, value -> streetName = value);
        changed |= patch.unitNumber().apply(unitNumber, value -> unitNumber = value);
        changed |= patch.city().apply(city, value -> city = value);
        changed |= patch.stateOrProvince().apply(stateOrProvince, value -> stateOrProvince = value);
        changed |= patch.postalCode().apply(postalCode, value -> postalCode = value);
        changed |= patch.country().apply(country, value -> country = value);
        changed |= patch.latitude().apply(latitude, value -> latitude = value);
        changed |= patch.longitude().apply(longitude, value -> longitude = value);
        changed |=
                patch.internetAddressDisplay().apply(internetAddressDisplay, value -> internetAddressDisplay = value);
        requireSense();
        return changed;
    }

    private void requireSense() {
        if ((latitude == null) != (longitude == null)) {
            throw ProblemException.invalid(
                    latitude == null ? "/latitude" : "/longitude", "required", "latitude and longitude go together");
        }
        if (country != null && !COUNTRIES.contains(country)) {
            throw ProblemException.invalid(
                    "/country", "unknown_value", "must be a country of ISO 3166-1 in two letters, such as US");
        }
    }
}
