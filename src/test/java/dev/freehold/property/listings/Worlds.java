package dev.freehold.property.listings;

import dev.freehold.support.Database;
import java.util.List;
import java.util.stream.Stream;

/**
 * Three worlds. In each, the same three listings show where they are, and the same two do not; what these two conceal is one
 * thing in the first world, the other way round in the second, and nothing in the third.
 */
final class Worlds {
    static final int COUNT = 3;
    static final String FIRST = "01890000-0000-7000-8000-0000000000a1";
    private static final String SECOND = "01890000-0000-7000-8000-0000000000a2";
    static final List<String> LOCATED = List.of(
            "unparsed_address",
            "street_number",
            "street_name",
            "unit_number",
            "city",
            "state_or_province",
            "postal_code",
            "country",
            "latitude",
            "longitude",
            "parcel_number",
            "external_id");

    private static final String INSERT = """
            insert into properties (id, listing_id, internet_address_display, unparsed_address, street_number, street_name,
                unit_number, city, state_or_province, postal_code, country, latitude, longitude, parcel_number, external_id,
                external_source, public_remarks, list_price, created_at, updated_at)
            values (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'mls', 'a garden and a ' || ?, 100,
                '2026-01-31T00:00:00Z', '2026-01-31T00:00:00Z')
            """;

    static final Object[] AALBORG = {
        "Elm 1, Aalborg", "1", "Elm", "1A", "Aalborg", "Jutland", "9000", "DK", 57.05, 9.92, "P-1", "E-1"
    };
    static final Object[] ZWOLLE = {
        "Oak 8, Zwolle", "8", "Oak", "8B", "Zwolle", "Overijssel", "8000", "NL", 52.51, 6.09, "P-2", "E-2"
    };

    static void build(int world) {
        Database.execute("truncate properties cascade");
        insert(FIRST, "A-1", false, List.of(AALBORG, ZWOLLE, nothing("E-3")).get(world), "pond");
        insert(SECOND, "A-2", false, List.of(ZWOLLE, AALBORG, nothing("E-4")).get(world), "terrace");
        insert("01890000-0000-7000-8000-0000000000b1", "S-1", true, shown(AALBORG, "S-1", "X-1"), "view");
        insert("01890000-0000-7000-8000-0000000000b2", "S-2", true, shown(ZWOLLE, "S-2", "X-2"), "view");
        Object[] molde = shown(AALBORG, "S-3", "X-3");
        molde[4] = "Molde";
        molde[0] = "Elm 1, Molde";
        molde[8] = 62.74;
        insert("01890000-0000-7000-8000-000000000001", "S-3", true, molde, "view");
    }

    private static void insert(String id, String listing, boolean isShown, Object[] address, String remark) {
        Stream<Object> values = Stream.of(Stream.of(id, listing, isShown), Stream.of(address), Stream.of(remark))
                .flatMap(value -> value);
        Database.execute(INSERT, values.toArray());
    }

    private static Object[] shown(Object[] address, String parcel, String origin) {
        Object[] copy = address.clone();
        copy[10] = parcel;
        copy[11] = origin;
        return copy;
    }

    private static Object[] nothing(String origin) {
        Object[] nothing = new Object[LOCATED.size()];
        nothing[LOCATED.size() - 1] = origin;
        return nothing;
    }

    static Object value(Object[] address, String field) {
        return address[LOCATED.indexOf(field)];
    }

    private Worlds() {}
}
