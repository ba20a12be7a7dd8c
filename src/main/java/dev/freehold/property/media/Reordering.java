package dev.freehold.property.media;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The arithmetic of positions: the order of a list is kept in decimal numbers, so that an element moves by a number between
 * those of its new neighbours, and no other row is written.
 */
final class Reordering {
    /** Before the point. With those behind it they are as many as a double keeps, which is what most JSON readers have. */
    static final int INTEGER_DIGITS = 6;

    static final int FRACTION_DIGITS = 9;

    private static final BigDecimal BOUND = BigDecimal.TEN.pow(INTEGER_DIGITS);

    private Reordering() {}

    /**
     * The positions by which elements come into another order. As many as possible stay where they are (a longest increasing
     * subsequence); each of the others gets the shortest number that fits between its neighbours. Where none fits, all are
     * numbered anew from 1.
     *
     * @param positions of all elements, ascending
     * @param wanted for each place of the new order the index of its element in {@code positions}: a permutation
     * @return the position for each place of the new order, ascending; of those that stay, what it was
     */
    static List<BigDecimal> positions(List<BigDecimal> positions, List<Integer> wanted) {
        boolean[] stays = longestIncreasing(wanted);
        List<BigDecimal> ordered = new ArrayList<>(wanted.size());
        BigDecimal low = null;
        int place = 0;
        while (place < stays.length) {
            int next = place;
            while (next < stays.length && !stays[next]) {
                next++;
            }
            BigDecimal high = next < stays.length ? positions.get(wanted.get(next)) : null;
            List<BigDecimal> moved = between(low, high, next - place);
            if (moved.size() < next - place) {
                return numbered(wanted.size());
            }
            ordered.addAll(moved);
            if (high != null) {
                ordered.add(high);
            }
            low = high;
            place = next + 1;
        }
        return ordered;
    }

    private static List<BigDecimal> numbered(int count) {
        List<BigDecimal> numbers = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            numbers.add(BigDecimal.valueOf(i));
        }
        return numbers;
    }

    /** So many numbers between two, or beyond one, with as few digits as possible; none if they do not fit. */
    private static List<BigDecimal> between(BigDecimal low, BigDecimal high, int count) {
        if (low == null || high == null) {
            return beyond(low, high, count);
        }
        for (int scale = 0; scale <= FRACTION_DIGITS && count > 0; scale++) {
            long first = scaled(low, scale, RoundingMode.FLOOR) + 1;
            long room = scaled(high, scale, RoundingMode.CEILING) - first;
            if (room >= count) {
                return spread(first, room, scale, count);
            }
        }
        return List.of();
    }

    /** Whole numbers before the first that stays, or after the last. */
    private static List<BigDecimal> beyond(BigDecimal low, BigDecimal high, int count) {
        long first = low != null
                ? scaled(low, 0, RoundingMode.FLOOR) + 1
                : high != null ? scaled(high, 0, RoundingMode.CEILING) - count : 1;
        boolean fits = first > -BOUND.longValueExact() && first + count <= BOUND.longValueExact();
        return fits ? spread(first, count, 0, count) : List.of();
    }

    private static long scaled(BigDecimal number, int scale, RoundingMode rounding) {
        return number.movePointRight(scale).setScale(0, rounding).longValueExact();
    }

    /** Numbers evenly over the room, so that there is as much of it left on each side. */
    private static List<BigDecimal> spread(long first, long room, int scale, int count) {
        List<BigDecimal> numbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            numbers.add(plain(BigDecimal.valueOf(first + (2L * i + 1) * room / (2L * count), scale)));
        }
        return numbers;
    }

    /** The number without zeros at its end, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Marks the members of a longest increasing subsequence (by patience: the piles' tops are found by bisection). */
    private static boolean[] longestIncreasing(List<Integer> sequence) {
        int[] tops = new int[sequence.size()];
        int[] topPlaces = new int[sequence.size()];
        int[] before = new int[sequence.size()];
        int piles = 0;
        for (int place = 0; place < before.length; place++) {
            int found = Arrays.binarySearch(tops, 0, piles, sequence.get(place));
            int pile = -found - 1;
            before[place] = pile == 0 ? -1 : topPlaces[pile - 1];
            tops[pile] = sequence.get(place);
            topPlaces[pile] = place;
            piles = Math.max(piles, pile + 1);
        }
        boolean[] members = new boolean[before.length];
        for (int place = piles == 0 ? -1 : topPlaces[piles - 1]; place >= 0; place = before[place]) {
            members[place] = true;
        }
        return members;
    }
}
