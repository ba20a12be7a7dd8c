package dev.freehold.demo.story;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Somebody who works in an office. Made of a common first and a common last name: nobody in particular is meant.
 *
 * @param number in the office, from 0
 * @param isActive false for the one who has left
 */
record Person(
        int number,
        UUID id,
        String firstName,
        String lastName,
        String username,
        OffsetDateTime joined,
        boolean isActive) {
    /** How many work in an office; the last of them has left and says nothing any more. */
    static final int PER_OFFICE = 12;

    /** Who has which role, in the order in which they joined. */
    private static final List<String> ROLES = List.of(
            "admin", "manager", "agent", "agent", "agent", "agent", "agent", "member", "member", "member", "viewer",
            "member");

    private static final LocalDate FIRST_JOINED = LocalDate.of(2026, 4, 6);
    private static final int NAMES = Names.FIRST.size() * Names.LAST.size();

    static List<Person> staff(int office) {
        return IntStream.range(0, PER_OFFICE)
                .mapToObj(number -> of(office, number))
                .toList();
    }

    private static Person of(int office, int number) {
        RowKey key = new RowKey(DemoTable.USERS, office, number);
        OffsetDateTime joined = WorkTime.on(FIRST_JOINED.plusDays(number), key.dice());
        int everybody = office * PER_OFFICE + number;
        // Moves one last name on per round of first names, so that every pair comes up before one comes up again.
        int round = everybody / Names.FIRST.size();
        String first = Names.FIRST.get(everybody % Names.FIRST.size());
        String last = Names.LAST.get((everybody + round) % Names.LAST.size());
        String namesake = everybody < NAMES ? "" : Integer.toString(everybody / NAMES + 1);
        String username = (first + "." + last).toLowerCase(Locale.ROOT) + namesake;
        return new Person(number, key.id(joined), first, last, username, joined, number < PER_OFFICE - 1);
    }

    String role() {
        return ROLES.get(number);
    }

    /**
     * The row of {@code users}.
     *
     * @param madeBy who is on record for it
     * @param hashedPassword as the table has it
     */
    Tuple row(Person madeBy, String hashedPassword) {
        return Tuple.from(Arrays.asList(
                id,
                username,
                username + "@example.org",
                firstName + " " + lastName,
                isActive,
                hashedPassword,
                "Europe/Dublin",
                joined,
                joined,
                madeBy.id,
                DemoTable.REQUEST,
                1));
    }

    /** The row of {@code user_roles}. */
    Tuple roleRow(Person madeBy) {
        return Tuple.of(id, role(), joined, madeBy.id, DemoTable.REQUEST);
    }
}
