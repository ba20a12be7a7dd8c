package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan with the house, the days and the prices that chance gives it in one office. It is entered as it was on its first day;
 * what became of it are changes, so that its history comes about as that of every other listing.
 */
final class Listing {
    private static final List<Town> TOWNS = List.of(Town.values());
    private static final int CONTRACT_MONTHS = 6;
    private static final int PRICE_STEP = 1_000;

    /** Offices do not all act on the same day. */
    private static final int MOST_DAYS_EARLIER = 6;

    private final Office office;
    private final int number;
    private final ListingPlan plan;
    private final List<ListingStep> life;
    private final List<OffsetDateTime> moments;
    private final UUID id;
    private final Home home;
    private final int firstPrice;
    private final String address;
    private final Dice dice;

    private Listing(Office office, int number, ListingPlan plan, List<Project> projects) {
        RowKey key = office.key(DemoTable.PROPERTIES, number);
        this.office = office;
        this.number = number;
        this.plan = plan;
        this.life = plan.life();
        this.dice = key.dice();
        int earlier = dice.below(MOST_DAYS_EARLIER + 1);
        this.moments = life.stream()
                .map(step -> WorkTime.on(step.day().minusDays(earlier), dice))
                .toList();
        this.id = key.id(moments.get(0));
        this.home = office.home(number, plan);
        this.firstPrice = home.price(dice);
        this.address = projects.stream()
                .filter(project -> project.plan() == plan.project())
                .map(Project::address)
                .findAny()
                .orElseGet(() -> Addresses.any(dice));
    }

    /** @param projects of the office, one for each plan */
    static List<Listing> of(Office office, List<Project> projects) {
        List<ListingPlan> plans = List.of(ListingPlan.values());
        return IntStream.range(0, plans.size())
                .mapToObj(number -> new Listing(office, number, plans.get(number), projects))
                .toList();
    }

    UUID id() {
        return id;
    }

    boolean isAbout(ProjectPlan project) {
        return plan.project() == project;
    }

    /** As it was entered. */
    Tuple row() {
        Town town = dice.pick(TOWNS);
        int space = address.indexOf(' ');
        return Tuple.from(Arrays.asList(
                id,
                office.listingId(number),
                life.get(0).status(),
                home.subType(),
                agent().id(),
                price(0),
                address + ", " + town.label() + ", County Kildare",
                address.substring(0, space),
                address.substring(space + 1),
                town.label(),
                town.postalCode(),
                town.latitude(dice),
                town.longitude(dice),
                home.bedrooms(),
                home.bathrooms(),
                home.livingArea(dice),
                home.lotArea(),
                home.yearBuilt(),
                home.stories(),
                home.garageSpaces(),
                home.remarks(),
                plan.isDraft() ? null : day(0),
                plan.isDraft() ? null : lastDayOfContract(),
                onMarket(0),
                plan.isOnInternet(),
                plan.showsAddress(),
                moments.get(0),
                DemoTable.REQUEST));
    }

    /** What became of it, step by step. */
    Stream<Tuple> changes() {
        return IntStream.range(1, life.size()).mapToObj(this::change);
    }

    /** The step at a position finds the version that as many steps have left behind. */
    private Tuple change(int position) {
        ListingStep step = life.get(position);
        return Tuple.from(Arrays.asList(
                id,
                position,
                step.status(),
                price(position),
                step.isSale() ? percentOfFirst(step.percent()) : null,
                step.isSale() ? day(position) : null,
                onMarket(position),
                moments.get(position),
                agent().id(),
                DemoTable.REQUEST));
    }

    private Person agent() {
        List<Person> agents = office.agents();
        return agents.get(number % agents.size());
    }

    private LocalDate day(int position) {
        return moments.get(position).toLocalDate();
    }

    private LocalDate lastDayOfContract() {
        int last = life.size() - 1;
        return life.get(last).isExpiry() ? day(last) : day(0).plusMonths(CONTRACT_MONTHS);
    }

    /** What is asked after a step; null for a draft. */
    private BigDecimal price(int position) {
        if (plan.isDraft()) {
            return null;
        }
        return life.stream()
                .limit(position + 1L)
                .filter(ListingStep::isNewPrice)
                .reduce((before, after) -> after)
                .map(step -> percentOfFirst(step.percent()))
                .orElse(BigDecimal.valueOf(firstPrice));
    }

    /** When it first came to the market; null if that is still to come after a step. */
    private LocalDate onMarket(int position) {
        return IntStream.rangeClosed(0, position)
                .filter(step -> life.get(step).isOnMarket())
                .mapToObj(this::day)
                .findFirst()
                .orElse(null);
    }

    private BigDecimal percentOfFirst(int percent) {
        return BigDecimal.valueOf(Math.round(firstPrice * percent / 100.0 / PRICE_STEP) * PRICE_STEP);
    }
}
