package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A plan as one office carries it out. */
record Project(UUID id, int number, ProjectPlan plan, String address, OffsetDateTime opened, Office office) {

    static List<Project> of(Office office) {
        List<ProjectPlan> plans = List.of(ProjectPlan.values());
        return IntStream.range(0, plans.size())
                .mapToObj(number -> of(office, number, plans.get(number)))
                .toList();
    }

    private static Project of(Office office, int number, ProjectPlan plan) {
        RowKey key = office.key(DemoTable.PROJECTS, number);
        Dice dice = key.dice();
        OffsetDateTime opened = WorkTime.on(plan.opened(), dice);
        return new Project(key.id(opened), number, plan, Addresses.any(dice), opened, office);
    }

    Person owner() {
        return office.colleagues().get(number);
    }

    /** @param listings of the office */
    Tuple row(List<Listing> listings) {
        Dice dice = office.key(DemoTable.PROJECTS, number).dice();
        return Tuple.from(Arrays.asList(
                id,
                plan.nameTemplate().replace("{office}", office.name()).replace("{address}", address),
                plan.description(),
                owner().id(),
                plan.status(),
                plan.start(),
                plan.end(),
                listings.stream()
                        .filter(listing -> listing.isAbout(plan))
                        .map(Listing::id)
                        .findAny()
                        .orElse(null),
                plan.isArchived(),
                opened,
                WorkTime.on(plan.lastWorkday(), dice),
                owner().id(),
                DemoTable.REQUEST,
                2));
    }

    Stream<Tuple> tasks() {
        List<PlannedTask> planned = plan.tasks();
        return IntStream.range(0, planned.size()).mapToObj(position -> Task.of(this, position, planned.get(position))
                .row());
    }
}
