package dev.freehold.property.listings;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.transfer.ImportTarget;
import dev.freehold.shared.transfer.ImportTarget.Upsert;
import dev.freehold.shared.value.Origin;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one import does with listings. Its rows may tell of sales, several of one house, and in any order: see ADR 0016.
 */
final class PropertyImport {
    private final PropertyRepository properties;
    private final Editor editor;

    /** The sales that the history has of the listings of the batch. */
    private final Map<UUID, Set<Sale>> sales = new HashMap<>();

    PropertyImport(PropertyRepository properties, Editor editor) {
        this.properties = properties;
        this.editor = editor;
    }

    ImportTarget<Property, CreateProperty, PropertyPatch, Origin> target() {
        return new ImportTarget<>(
                CreateProperty.class,
                (input, change) -> Uni.createFrom().item(Property.create(input, change)),
                new Upsert<>(
                        PropertyPatch.class, CreateProperty::origin, Property::origin, this::existing, this::update));
    }

    private Uni<List<Property>> existing(Set<Origin> origins) {
        sales.clear();
        return properties.byOrigin(origins).call(found -> properties
                .salesOf(found)
                .invoke(known -> known.forEach((property, those) -> sales.put(property, new HashSet<>(those)))));
    }

    private Uni<?> update(Property property, PropertyPatch patch, Change change) {
        Sale sale = Sale.of(patch);
        if (sale == null || sale.equals(property.sale())) {
            return apply(property, patch, change, FinalRights.of(editor.mayCorrect()));
        }
        Set<Sale> known = sales.computeIfAbsent(property.id(), id -> new HashSet<>());
        if (property.sale() != null) {
            known.add(property.sale());
        }
        if (!known.add(sale)) {
            return Uni.createFrom().voidItem();
        }
        LocalDate last =
                known.stream().map(Sale::date).max(LocalDate::compareTo).orElseThrow();
        if (sale.date().isBefore(last)) {
            return properties.recordEarlierSale(property.id(), sale, change);
        }
        FinalRights rights = FinalRights.of(editor.mayCorrect());
        return apply(
                property,
                patch,
                change,
                isFurtherSale(property, sale) && rights == FinalRights.NONE ? FinalRights.SALE : rights);
    }

    private Uni<Void> apply(Property property, PropertyPatch patch, Change change, FinalRights rights) {
        return properties
                .requireAssignable(property, patch, editor)
                .invoke(() -> property.apply(patch, change, rights));
    }

    /** Another day is another sale; another price on the same day is a correction. */
    private static boolean isFurtherSale(Property property, Sale sale) {
        return property.sale() != null && sale.date().isAfter(property.sale().date());
    }
}
