package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A plan as one office carries it out.
 *
 * @param project null if it belongs to the office
 */
record Channel(UUID id, int number, ChannelPlan plan, Project project, OffsetDateTime created, Office office) {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 4, 20);

    /** @param projects of the office, one for each plan */
    static List<Channel> of(Office office, List<Project> projects) {
        List<ChannelPlan> plans = List.of(ChannelPlan.values());
        return IntStream.range(0, plans.size())
                .mapToObj(number -> of(office, number, plans.get(number), projects))
                .toList();
    }

    private static Channel of(Office office, int number, ChannelPlan plan, List<Project> projects) {
        RowKey key = office.key(DemoTable.CHANNELS, number);
        Project project = projects.stream()
                .filter(candidate -> candidate.plan() == plan.project())
                .findAny()
                .orElse(null);
        OffsetDateTime created = project == null
                ? WorkTime.on(FIRST_DAY, key.dice())
                : WorkTime.soonAfter(project.opened(), 60, key.dice());
        return new Channel(key.id(created), number, plan, project, created, office);
    }

    /** Who writes in it, at least three: its members, or everybody if it is public. */
    List<Person> writers() {
        List<Person> colleagues = office.colleagues();
        return plan.members().isPrivate() ? colleagues.subList(0, plan.members().colleagues()) : colleagues;
    }

    /** The last day on which anybody writes in it; the story's last evening stays free for late replies. */
    LocalDate lastDay() {
        LocalDate end = project == null ? WorkTime.TODAY : project.plan().lastWorkday();
        return end.minusDays(1);
    }

    Tuple row() {
        return Tuple.from(Arrays.asList(
                id,
                plan.nameTemplate().replace("{office}", office.slug()),
                plan.description(),
                project == null ? null : project.id(),
                plan.members().isPrivate(),
                created,
                created,
                creator(),
                DemoTable.REQUEST,
                1));
    }

    Stream<Tuple> memberRows() {
        if (!plan.members().isPrivate()) {
            return Stream.empty();
        }
        return writers().stream().map(member -> Tuple.of(id, member.id(), created, creator(), DemoTable.REQUEST));
    }

    Stream<Tuple> messages() {
        return new Talk(this).messages();
    }

    private UUID creator() {
        return writers().get(0).id();
    }
}
