package dev.freehold.shared.paging;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A collection to test with: a field of each kind. */
final class Things {
    static final CollectionSpec<Thing> SPEC = CollectionSpec.of(Thing.class, "thing", "t", "Thing t")
            .field(Field.uuid("id").filtered().sorted())
            .field(Field.text("name").filtered().sorted())
            .field(Field.text("note").optional())
            .field(Field.enumeration("color", Color.class).filtered().sorted())
            .field(Field.date("due_date").compared().sorted().optional())
            .field(Field.decimal("price").compared().sorted().optional())
            .field(Field.bool("is_new").filtered())
            .lifecycle()
            .searched()
            .build();

    /** One without search and without a trash. */
    static final CollectionSpec<Small> SMALL = CollectionSpec.of(Small.class, "small thing", "s", "Small s")
            .field(Field.uuid("id").filtered().sorted())
            .build();

    /** One whose rows have a place on earth, which some of them do not show. */
    static final CollectionSpec<Place> PLACES = CollectionSpec.of(Place.class, "place", "p", "Place p")
            .field(Field.uuid("id").filtered().sorted())
            .field(Field.text("name").filtered().sorted())
            .field(Field.text("street").filtered().sorted().shownWhere("p.isShown = true"))
            .field(Field.real("latitude").compared().shownWhere("p.isShown = true"))
            .field(Field.real("longitude").compared().shownWhere("p.isShown = true"))
            .field(Field.real("distance_m")
                    .given(Field.Need.NEAR, "distance_m(p.latitude, p.longitude, :near_latitude, :near_longitude)")
                    .sorted())
            .lifecycle()
            .searched()
            .positioned("p.latitude", "p.longitude", "p.isShown = true")
            .build();

    /** One whose lists have an order of their own. */
    static final CollectionSpec<Ranked> RANKED = CollectionSpec.of(Ranked.class, "ranked thing", "r", "Ranked r")
            .sortedBy("rank")
            .field(Field.uuid("id").filtered().sorted())
            .field(Field.integer("rank").sorted())
            .build();

    private Things() {}

    enum Color {
        red,
        green
    }

    record Thing(
            UUID id,
            String name,
            String note,
            Color color,
            LocalDate dueDate,
            BigDecimal price,
            boolean isNew,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    record Small(UUID id) {}

    record Place(
            UUID id,
            String name,
            String street,
            Double latitude,
            Double longitude,
            Double distanceM,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    record Ranked(UUID id, int rank) {}
}
