package dev.freehold.property.listings;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Objects;

/** What stands there, and on how much land. */
@Embeddable
class Building {
    @Column(name = "bedrooms_total")
    private Integer bedroomsTotal;

    @Column(name = "bathrooms_total", precision = 5, scale = 2)
    private BigDecimal bathroomsTotal;

    @Column(name = "living_area", precision = 14, scale = 2)
    private BigDecimal livingArea;

    @Enumerated(EnumType.STRING)
    @Column(name = "living_area_units", nullable = false, length = 20)
    private AreaUnits livingAreaUnits;

    @Column(name = "lot_size_area", precision = 16, scale = 4)
    private BigDecimal lotSizeArea;

    @Enumerated(EnumType.STRING)
    @Column(name = "lot_size_units", nullable = false, length = 20)
    private LotSizeUnits lotSizeUnits;

    @Column(name = "year_built")
    private Integer yearBuilt;

    @Column(name = "stories", precision = 5, scale = 2)
    private BigDecimal stories;

    @Column(name = "garage_spaces", precision = 6, scale = 2)
    private BigDecimal garageSpaces;

    protected Building() {}

    static Building of(CreateProperty input) {
        Building building = new Building();
        building.bedroomsTotal = input.bedroomsTotal();
        building.bathroomsTotal = input.bathroomsTotal();
        building.livingArea = input.livingArea();
        building.livingAreaUnits = Objects.requireNonNullElse(input.livingAreaUnits(), AreaUnits.square_feet);
        building.lotSizeArea = input.lotSizeArea();
        building.lotSizeUnits = Objects.requireNonNullElse(input.lotSizeUnits(), LotSizeUnits.square_feet);
        building.yearBuilt = input.yearBuilt();
        building.stories = input.stories();
        building.garageSpaces = input.garageSpaces();
        return building;
    }

    boolean apply(PropertyPatch patch) {
        boolean changed = patch.bedroomsTotal().apply(bedroomsTotal, value -> bedroomsTotal = value);
        changed |= patch.bathroomsTotal().apply(bathroomsTotal, value -> bathroomsTotal = value);
        changed |= patch.livingArea().apply(livingArea, value -> livingArea = value);
        changed |= patch.livingAreaUnits().apply(livingAreaUnits, value -> livingAreaUnits = value);
        changed |= patch.lotSizeArea().apply(lotSizeArea, value -> lotSizeArea = value);
        changed |= patch.lotSizeUnits().apply(lotSizeUnits, value -> lotSizeUnits = value);
        changed |= patch.yearBuilt().apply(yearBuilt, value -> yearBuilt = value);
        changed |= patch.stories().apply(stories, value -> stories = value);
        changed |= patch.garageSpaces().apply(garageSpaces, value -> garageSpaces = value);
        return changed;
    }
}
