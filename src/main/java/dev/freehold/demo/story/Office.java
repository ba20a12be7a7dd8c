package dev.freehold.demo.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One office of the property team, with everything that happened in it. An office refers to nothing outside itself, so a demo
 * of any size is told office by office, and one of a larger scale begins with all the rows of a smaller one.
 */
public final class Office {
    private final int number;
    private final String name;
    private final List<Person> staff;

    private Office(int number) {
        this.number = number;
        int round = number / Names.OFFICES.size();
        String place = Names.OFFICES.get(number % Names.OFFICES.size());
        this.name = round == 0 ? place : place + " " + (round + 1);
        this.staff = Person.staff(number);
    }

    /**
     * The office with this number, the same one every time.
     *
     * @param number from 0
     */
    public static Office number(int number) {
        return new Office(number);
    }

    /** How many rows each office has, in all tables together, and how many changes of them. */
    public static int rows() {
        return 2 * Person.PER_OFFICE
                + ListingPlan.values().length
                + ListingPlan.allChanges()
                + ProjectPlan.values().length
                + ProjectPlan.values().length * ProjectPlan.TASKS_EACH
                + ChannelPlan.values().length
                + ChannelPlan.allMembers()
                + ChannelPlan.allMessages();
    }

    /**
     * Every row of the office and every change of one; a row comes after those that it refers to.
     *
     * @param hashedPassword what everybody in it signs in with, as the table {@code users} has it
     */
    public Stream<Batch> batches(String hashedPassword) {
        Person first = staff.get(0);
        List<Project> projects = Project.of(this);
        List<Listing> listings = Listing.of(this, projects);
        List<Channel> channels = Channel.of(this, projects);
        return Stream.of(
                        Batch.of(DemoTable.USERS, staff.stream().map(person -> person.row(first, hashedPassword))),
                        Batch.of(DemoTable.USER_ROLES, staff.stream().map(person -> person.roleRow(first))),
                        Batch.of(DemoTable.PROPERTIES, listings.stream().map(Listing::row)),
                        Batch.of(DemoTable.LISTING_CHANGES, listings.stream().flatMap(Listing::changes)),
                        Batch.of(DemoTable.PROJECTS, projects.stream().map(project -> project.row(listings))),
                        Batch.of(DemoTable.TASKS, projects.stream().flatMap(Project::tasks)),
                        Batch.of(DemoTable.CHANNELS, channels.stream().map(Channel::row)),
                        Batch.of(DemoTable.CHANNEL_MEMBERS, channels.stream().flatMap(Channel::memberRows)),
                        Batch.of(DemoTable.MESSAGES, channels.stream().flatMap(Channel::messages)))
                .flatMap(batches -> batches);
    }

    /** Somebody's user name for each role, of those who still work here. */
    public Map<String, String> usernamesByRole() {
        Map<String, String> names = new LinkedHashMap<>();
        colleagues().forEach(person -> names.putIfAbsent(person.role(), person.username()));
        return names;
    }

    RowKey key(DemoTable table, int row) {
        return new RowKey(table, number, row);
    }

    String name() {
        return name;
    }

    /** What its listings are called, such as {@code HARB-103} for the third of the first office. */
    String listingId(int listing) {
        String place = name.substring(0, 4).toUpperCase(Locale.ROOT);
        return String.format(Locale.ROOT, "%s-%d%02d", place, number + 1, listing + 1);
    }

    /**
     * What a listing is about. No office has a home twice, and what is sold in one is still for sale in the next.
     *
     * @param listing from 0
     */
    Home home(int listing, ListingPlan plan) {
        List<Home> ready = Home.ready();
        return plan.isDraft() ? Home.TO_RENOVATE : ready.get((number + listing) % ready.size());
    }

    /** The name as it stands in the names of channels. */
    String slug() {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Those who still work here. */
    List<Person> colleagues() {
        return staff.stream().filter(Person::isActive).toList();
    }

    /** Those who sell. */
    List<Person> agents() {
        return colleagues().stream()
                .filter(person -> person.role().equals("agent"))
                .toList();
    }
}
