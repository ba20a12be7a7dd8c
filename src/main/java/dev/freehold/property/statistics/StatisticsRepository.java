package dev.freehold.property.statistics;

import dev.freehold.property.listings.AreaUnits;
import dev.freehold.property.listings.PropertyAccess;
import dev.freehold.property.listings.PropertyFields;
import dev.freehold.property.listings.PropertyView;
import dev.freehold.property.listings.StandardStatus;
import dev.freehold.shared.access.Caller;
import dev.freehold.shared.paging.CollectionSpec;
import dev.freehold.shared.paging.ListCondition;
import dev.freehold.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.common.runtime.SessionOperations;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Computes the market picture in one statement. */
@ApplicationScoped
public class StatisticsRepository {
    /** More groups are no picture any more, and would fill the memory. */
    static final int MAX_GROUPS = 10_000;

    private static final double SQUARE_FEET_IN_A_SQUARE_METER = 1 / (0.3048 * 0.3048);

    private static final String PRICE = "case when p.standardStatus = closed"
            + " then coalesce(p.terms.closePrice, p.terms.listPrice) else p.terms.listPrice end";

    private static final String DATE = "coalesce(case when p.standardStatus = closed then p.terms.closeDate end,"
            + " p.terms.onMarketDate, p.terms.listingContractDate,"
            + " cast(function('timezone', 'UTC', p.lifecycle.createdAt) as LocalDate))";

    /** What is not grouped by is null in each group. */
    private static final String ABSENT = "cast(null as string)";

    /** The groups of the listings that the caller may know; needs a stateless session. */
    Uni<List<MarketGroup>> groups(StatisticsRequest request, Caller caller) {
        CollectionSpec<PropertyView> spec = PropertyFields.seenBy(caller);
        ListCondition condition = new ListCondition(spec, request.list(), PropertyAccess.knownTo(caller));
        String hql = "select " + columns(spec, request) + condition.fromWhere() + groupBy(spec, request.groupings());
        return SessionOperations.getStatelessSession()
                .chain(session -> {
                    Mutiny.SelectionQuery<Object[]> query = session.createSelectionQuery(hql, Object[].class);
                    condition.values().forEach(query::setParameter);
                    return query.setMaxResults(MAX_GROUPS + 1).getResultList();
                })
                .map(StatisticsRepository::groups);
    }

    private static String columns(CollectionSpec<PropertyView> spec, StatisticsRequest request) {
        Stream<String> keys = Stream.of(Grouping.values())
                .map(grouping -> request.groupings().contains(grouping) ? expression(spec, grouping) : ABSENT);
        Stream<String> figures =
                Stream.of("p.terms.currency", "count(*)", quartiles(PRICE), quartiles(perArea(request.areaUnits())));
        return Stream.concat(keys, figures).collect(Collectors.joining(", "));
    }

    private static String expression(CollectionSpec<PropertyView> spec, Grouping grouping) {
        return grouping == Grouping.month
                ? "function('to_char', " + DATE + ", 'YYYY-MM')"
                : spec.expression(spec.fields().get(grouping.name()));
    }

    /** PostgreSQL sorts once for the three of them. */
    private static String quartiles(String amount) {
        return Stream.of("0.25", "0.5", "0.75")
                .map(part -> "percentile_cont(" + part + ") within group (order by " + amount + ")")
                .collect(Collectors.joining(", "));
    }

    private static String perArea(AreaUnits units) {
        AreaUnits other = units == AreaUnits.square_feet ? AreaUnits.square_meters : AreaUnits.square_feet;
        double factor =
                units == AreaUnits.square_feet ? SQUARE_FEET_IN_A_SQUARE_METER : 1 / SQUARE_FEET_IN_A_SQUARE_METER;
        return "(" + PRICE + ") / nullif(p.building.livingArea * case when p.building.livingAreaUnits = " + other
                + String.format(Locale.ROOT, " then %.12f else 1.0 end, 0)", factor);
    }

    private static String groupBy(CollectionSpec<PropertyView> spec, Set<Grouping> groupings) {
        String keys = Stream.concat(
                        groupings.stream().map(grouping -> expression(spec, grouping)), Stream.of("p.terms.currency"))
                .collect(Collectors.joining(", "));
        return " group by " + keys + " order by " + keys;
    }

    private static List<MarketGroup> groups(List<Object[]> rows) {
        if (rows.size() > MAX_GROUPS) {
            throw ProblemException.invalidParameter(
                    StatisticsRequest.GROUP_BY,
                    "too_many_groups",
                    "makes more than " + MAX_GROUPS + " groups; narrow the filter, or group by less");
        }
        return rows.stream().map(StatisticsRepository::group).toList();
    }

    private static MarketGroup group(Object[] row) {
        Number[] figures = IntStream.range(7, 13).mapToObj(i -> (Number) row[i]).toArray(Number[]::new);
        return new MarketGroup(
                (String) row[0],
                (StandardStatus) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Long) row[6],
                Quartiles.of(figures[0], figures[1], figures[2]),
                Quartiles.of(figures[3], figures[4], figures[5]));
    }
}
