package dev.freehold.property.statistics;

import dev.freehold.shared.access.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Draws the market picture. */
@ApplicationScoped
public class StatisticsService {
    private final StatisticsRepository statistics;

    StatisticsService(StatisticsRepository statistics) {
        this.statistics = statistics;
    }

    @WithSession(stateless = true)
    public Uni<MarketPicture> picture(StatisticsRequest request, Caller caller) {
        return statistics.groups(request, caller).map(groups -> new MarketPicture(request.areaUnits(), groups));
    }
}
