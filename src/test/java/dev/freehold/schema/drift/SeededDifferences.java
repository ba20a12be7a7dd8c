package dev.freehold.schema.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All seeded differences. */
public final class SeededDifferences {
    private SeededDifferences() {}

    /**
     * Those that a version of PostgreSQL can have.
     *
     * @param major such as 15
     */
    public static List<SeededDifference> on(int major) {
        return Stream.of(
                        TableDifferences.all(),
                        ColumnDifferences.all(),
                        ColumnTypeDifferences.all(),
                        ConstraintDifferences.all(),
                        ForeignKeyDifferences.all(),
                        IndexDifferences.all(),
                        TriggerDifferences.all(),
                        RoutineDifferences.all(),
                        UnmanagedObjects.all())
                .flatMap(List::stream)
                .filter(difference -> difference.since() <= major)
                .toList();
    }

    /** The same in groups, each of which can be in one database at once. The first ones hold most. */
    public static List<List<SeededDifference>> atOnce(int major) {
        List<List<SeededDifference>> groups = new ArrayList<>();
        for (SeededDifference difference : on(major)) {
            groups.stream()
                    .filter(group -> group.stream().allMatch(difference::isCompatibleWith))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(difference);
        }
        return groups;
    }
}
