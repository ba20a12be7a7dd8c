package dev.freehold.property.listings;

import static dev.freehold.shared.paging.Field.bool;
import static dev.freehold.shared.paging.Field.date;
import static dev.freehold.shared.paging.Field.decimal;
import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.integer;
import static dev.freehold.shared.paging.Field.real;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.paging.CollectionBuilder;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.Field;
import dev.freehold.shared.paging.Field.Need;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/**
 * What the collection of listings is. It is declared for two kinds of callers: those who work with listings, and those who see
 * what is for everybody. To the latter an address that is not displayed does not exist: no filter, sort, search or area finds a
 * listing by it.
 */
public final class PropertyFields {
    static final String PATH = "/api/v1/properties";

    private static final String ADDRESS_SHOWN = "p.address.internetAddressDisplay = true";
    private static final String SEARCH = "column(p.search as string)";
    private static final String SEARCH_WITHOUT_ADDRESS = "column(p.search_without_address as string)";

    @Produces
    @Singleton
    static final CollectionSpec<PropertyView> OFFICE = fields(UnaryOperator.identity())
            .searched()
            .positioned("p.address.latitude", "p.address.longitude", null)
            .build();

    static final CollectionSpec<PropertyView> PUBLIC = fields(field -> field.shownWhere(ADDRESS_SHOWN))
            .searched(
                    "((" + ADDRESS_SHOWN + " and text_matches(" + SEARCH + ", :q))"
                            + " or (p.address.internetAddressDisplay = false and text_matches(" + SEARCH_WITHOUT_ADDRESS
                            + ", :q)))",
                    "text_rank(case when " + ADDRESS_SHOWN + " then " + SEARCH + " else " + SEARCH_WITHOUT_ADDRESS
                            + " end, :q)")
            .positioned("p.address.latitude", "p.address.longitude", ADDRESS_SHOWN)
            .build();

    private PropertyFields() {}

    /** The collection as the caller may see it. */
    public static CollectionSpec<PropertyView> seenBy(Caller caller) {
        return caller.may(Permissions.PROPERTIES_WRITE) ? OFFICE : PUBLIC;
    }

    /**
     * The fields.
     *
     * @param located applied to each that tells where a listing is, or leads there
     */
    private static CollectionBuilder<PropertyView> fields(UnaryOperator<Field> located) {
        return CollectionSpec.of(PropertyView.class, "property", "p", "Property p")
                .at(PATH)
                .field(uuid("id").filtered().sorted())
                .field(text("listing_id").filtered().sorted())
                .field(enumeration("standard_status", StandardStatus.class)
                        .filtered()
                        .sorted())
                .field(text("mls_status").filtered().optional())
                .field(text("property_type").filtered().sorted().optional())
                .field(text("property_sub_type").filtered().sorted().optional())
                .field(uuid("agent_id").filtered().optional())
                .field(decimal("list_price")
                        .from("p.terms.listPrice")
                        .compared()
                        .sorted()
                        .optional())
                .field(decimal("original_list_price")
                        .from("p.derived.originalListPrice")
                        .optional())
                .field(decimal("previous_list_price")
                        .from("p.derived.previousListPrice")
                        .optional())
                .field(instant("price_change_at")
                        .from("p.derived.priceChangeAt")
                        .compared()
                        .optional())
                .field(text("currency").from("p.terms.currency").filtered())
                .field(decimal("close_price")
                        .from("p.terms.closePrice")
                        .compared()
                        .sorted()
                        .optional())
                .field(date("close_date")
                        .from("p.terms.closeDate")
                        .compared()
                        .sorted()
                        .optional())
                .field(instant("status_change_at")
                        .from("p.derived.statusChangeAt")
                        .compared()
                        .sorted())
                .field(located.apply(text("unparsed_address")
                        .from("p.address.unparsedAddress")
                        .optional()))
                .field(located.apply(
                        text("street_number").from("p.address.streetNumber").optional()))
                .field(located.apply(text("street_name")
                        .from("p.address.streetName")
                        .filtered()
                        .optional()))
                .field(located.apply(
                        text("unit_number").from("p.address.unitNumber").optional()))
                .field(located.apply(
                        text("city").from("p.address.city").filtered().sorted().optional()))
                .field(located.apply(text("state_or_province")
                        .from("p.address.stateOrProvince")
                        .filtered()
                        .sorted()
                        .optional()))
                .field(located.apply(text("postal_code")
                        .from("p.address.postalCode")
                        .filtered()
                        .sorted()
                        .optional()))
                .field(located.apply(
                        text("country").from("p.address.country").filtered().optional()))
                .field(located.apply(
                        real("latitude").from("p.address.latitude").compared().optional()))
                .field(located.apply(
                        real("longitude").from("p.address.longitude").compared().optional()))
                .field(real("distance_m")
                        .given(
                                Need.NEAR,
                                "distance_m(p.address.latitude, p.address.longitude, :near_latitude, :near_longitude)")
                        .sorted())
                .field(integer("bedrooms_total")
                        .from("p.building.bedroomsTotal")
                        .compared()
                        .sorted()
                        .optional())
                .field(decimal("bathrooms_total")
                        .from("p.building.bathroomsTotal")
                        .compared()
                        .sorted()
                        .optional())
                .field(decimal("living_area")
                        .from("p.building.livingArea")
                        .compared()
                        .sorted()
                        .optional())
                .field(enumeration("living_area_units", AreaUnits.class)
                        .from("p.building.livingAreaUnits")
                        .filtered())
                .field(decimal("lot_size_area")
                        .from("p.building.lotSizeArea")
                        .compared()
                        .sorted()
                        .optional())
                .field(enumeration("lot_size_units", LotSizeUnits.class)
                        .from("p.building.lotSizeUnits")
                        .filtered())
                .field(integer("year_built")
                        .from("p.building.yearBuilt")
                        .compared()
                        .sorted()
                        .optional())
                .field(decimal("stories").from("p.building.stories").compared().optional())
                .field(decimal("garage_spaces")
                        .from("p.building.garageSpaces")
                        .compared()
                        .optional())
                .field(located.apply(text("parcel_number").filtered().optional()))
                .field(text("subdivision_name").filtered().optional())
                .field(uuid("community_id").filtered().optional())
                .field(text("public_remarks").optional())
                .field(date("listing_contract_date")
                        .from("p.terms.listingContractDate")
                        .compared()
                        .sorted()
                        .optional())
                .field(date("expiration_date")
                        .from("p.terms.expirationDate")
                        .compared()
                        .sorted()
                        .optional())
                .field(date("on_market_date")
                        .from("p.terms.onMarketDate")
                        .compared()
                        .sorted()
                        .optional())
                .field(integer("days_on_market")
                        .from("function(days_on_market as Integer, p.id)")
                        .optional())
                .field(bool("internet_display").filtered())
                .field(bool("internet_address_display")
                        .from("p.address.internetAddressDisplay")
                        .filtered())
                .field(integer("photos_count").from("p.derived.photosCount").compared())
                .field(text("external_source").filtered().optional())
                .field(located.apply(text("external_id").filtered().optional()))
                .lifecycle();
    }
}
