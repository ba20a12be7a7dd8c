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
}
