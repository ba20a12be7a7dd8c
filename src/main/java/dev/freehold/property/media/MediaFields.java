package dev.freehold.property.media;

import static dev.freehold.shared.paging.Field.decimal;
import static dev.freehold.shared.paging.Field.enumeration;
import static dev.freehold.shared.paging.Field.text;
import static dev.freehold.shared.paging.Field.uuid;

import dev.freehold.shared.paging.CollectionSpec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the collection of a listing's media is. */
final class MediaFields {
    static final String PATH = "/api/v1/media";
    static final String LIST = "/api/v1/properties/{id}/media";

    @Produces
    @Singleton
    static final CollectionSpec<MediumView> MEDIA = CollectionSpec.of(
                    MediumView.class, "medium", "m", "Medium m join Property p on p.id = m.propertyId")
            .at(LIST)
            .elementsAt(PATH)
            .sortedBy("position")
            .field(uuid("id").filtered().sorted())
            .field(uuid("property_id"))
            .field(enumeration("kind", MediumKind.class).filtered().sorted())
            .field(text("url"))
            .field(text("caption").optional())
            .field(decimal("position").compared().sorted())
            .field(enumeration("permission", MediumPermission.class).filtered())
            .lifecycle()
            .build();

    private MediaFields() {}
}
