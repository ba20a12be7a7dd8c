package dev.freehold.property.statistics;

import dev.freehold.property.listings.AreaUnits;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * The market as the listings show it that the caller may see.
 *
 * @param areaUnits what price_per_area is by; areas in other units are converted
 * @param items the groups, in the order of what they are grouped by
 */
@RegisterForReflection
public record MarketPicture(AreaUnits areaUnits, List<MarketGroup> items) {}
