package dev.freehold.property.history;

import static dev.freehold.shared.paging.Field.date;
import static dev.freehold.shared.paging.Field.decimal;
import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.instant;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of a listing's changes is. */
final class HistoryFields {
    static final String PATH = "/api/v1/properties/{id}/history";

    @Produces
    @Singleton
    static final CollectionSpec<ListingChangeView> CHANGES = CollectionSpec.of(
                    ListingChangeView.class, "listing change", "h", "ListingChange h")
            .at(PATH)
            .field(uuid("id").sorted())
            .field(uuid("property_id"))
            .field(enumeration("change_type", ChangeType.class).filtered())
            .field(text("field_name").filtered())
            .field(text("previous_value").optional())
            .field(text("new_value").optional())
            .field(decimal("price").compared().optional())
            .field(date("effective_date").compared().sorted())
            .field(uuid("changed_by").filtered().optional())
            .field(instant("at").compared().sorted())
            .build();

    private HistoryFields() {}
}
