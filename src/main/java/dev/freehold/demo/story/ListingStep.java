package dev.freehold.demo.story;

import java.time.LocalDate;
import java.util.List;

/**
 * What happens to a listing on one day.
 *
 * @param status where it stands from then on
 * @param percent a price, in percent of the first one that was asked: what is paid if it closes, what is asked from then on
 *     otherwise; null if nothing changes
 */
record ListingStep(LocalDate day, String status, Integer percent) {
    /** @param text one {@code day status} or {@code day status percent} per line, in the order of the days */
    static List<ListingStep> parse(String text) {
        return text.lines().map(ListingStep::parseLine).toList();
    }

    private static ListingStep parseLine(String line) {
        List<String> words = List.of(line.split(" ", -1));
        Integer percent = words.size() > 2 ? Integer.valueOf(words.get(2)) : null;
        return new ListingStep(LocalDate.parse(words.get(0)), words.get(1), percent);
    }

    boolean isSale() {
        return status.equals("closed");
    }

    boolean isExpiry() {
        return status.equals("expired");
    }

    boolean isOnMarket() {
        return status.equals("active");
    }

    boolean isNewPrice() {
        return percent != null && !isSale();
    }
}
