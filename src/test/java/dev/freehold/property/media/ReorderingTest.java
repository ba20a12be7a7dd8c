package dev.freehold.property.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReorderingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3|0 1 2|1 2 3",
                "1 2 3|2 0 1|0 1 2",
                "1 2 3|1 2 0|2 3 4",
                "1 2 3|0 2 1|1 1.5 2",
                "1 3 9|2 0 1|0 1 3",
                "1 3 9|0 2 1|1 2 3",
                "1 1.5 2|0 2 1|1 1.3 1.5",
                "0.001 0.002 7|0 2 1|0.001 0.0015 0.002",
                "-2.5 4|1 0|-3 -2.5",
                "5|0|5",
                "''|''|''",
            })
    void whatMovesGetsTheShortestNumberBetweenItsNeighbours(String positions, String wanted, String result) {
        assertThat(Reordering.positions(decimals(positions), integers(wanted)))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactlyElementsOf(decimals(result));
    }

    @Test
    void severalThatMoveTogetherShareTheRoomEvenly() {
        assertThat(Reordering.positions(decimals("1 2 3 4 5"), List.of(0, 4, 3, 2, 1)))
                .isEqualTo(decimals("1 1.2 1.5 1.8 2"));
        assertThat(Reordering.positions(decimals("1 2 3 50 51 52"), List.of(0, 1, 3, 4, 5, 2)))
                .isEqualTo(decimals("1 2 50 51 52 53"));
    }

    @Test
    void onlyThoseThatMustMoveAreWritten() {
        Random random = new Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            int size = random.nextInt(30);
            List<BigDecimal> positions = numbered(size);
            List<Integer> wanted = shuffled(size, random);

            List<BigDecimal> result = Reordering.positions(positions, wanted);

            assertThat(isStrictlyAscending(result)).as("%s", result).isTrue();
            assertThat(written(positions, wanted, result)).as("%s", wanted).isEqualTo(size - longestIncreasing(wanted));
        }
    }

    @Test
    void theOrderIsRightAndTheNumbersStayShortHoweverOftenItChanges() {
        Random random = new Random(4);
        List<BigDecimal> positions = numbered(12);
        for (int round = 0; round < 20_000; round++) {
            // Mostly a swap near the front, which is what eats up the room between two numbers.
            List<Integer> wanted =
                    new ArrayList<>(IntStream.range(0, positions.size()).boxed().toList());
            if (random.nextInt(50) == 0) {
                Collections.shuffle(wanted, random);
            } else {
                Collections.swap(wanted, 1, 2);
            }

            positions = Reordering.positions(positions, wanted);

            assertThat(isStrictlyAscending(positions)).as("%s", positions).isTrue();
            assertThat(positions)
                    .allMatch(position -> position.scale() >= 0
                            && position.scale() <= Reordering.FRACTION_DIGITS
                            && position.precision() - position.scale() <= Reordering.INTEGER_DIGITS);
        }
    }

    @Test
    void withoutRoomAllAreNumberedAnew() {
        assertThat(Reordering.positions(decimals("1 1.000000001 2"), List.of(0, 2, 1)))
                .isEqualTo(decimals("1 2 3"));
        assertThat(Reordering.positions(decimals("7 7 7"), List.of(0, 2, 1))).isEqualTo(decimals("1 2 3"));
        assertThat(Reordering.positions(decimals("5 6 999999"), List.of(1, 2, 0)))
                .isEqualTo(decimals("1 2 3"));
        assertThat(Reordering.positions(decimals("-999999 6 7"), List.of(2, 0, 1)))
                .isEqualTo(decimals("1 2 3"));
    }

    @Test
    void whatStandsInTheWantedOrderStaysEvenWhereNumbersAreShared() {
        assertThat(Reordering.positions(decimals("7 7 7"), List.of(0, 1, 2))).isEqualTo(decimals("7 7 7"));
        assertThat(Reordering.positions(decimals("7 7 8"), List.of(2, 0, 1))).isEqualTo(decimals("6 7 7"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void aReversedListKeepsOne(int size) {
        List<Integer> wanted =
                IntStream.range(0, size).map(i -> size - 1 - i).boxed().toList();
        List<BigDecimal> positions = numbered(size);

        List<BigDecimal> result = Reordering.positions(positions, wanted);

        assertThat(isStrictlyAscending(result)).isTrue();
        assertThat(written(positions, wanted, result)).isEqualTo(size - 1);
    }

    private static long written(List<BigDecimal> positions, List<Integer> wanted, List<BigDecimal> result) {
        return IntStream.range(0, wanted.size())
                .filter(place -> positions.get(wanted.get(place)).compareTo(result.get(place)) != 0)
                .count();
    }

    private static boolean isStrictlyAscending(List<BigDecimal> positions) {
        return IntStream.range(1, positions.size())
                .allMatch(i -> positions.get(i - 1).compareTo(positions.get(i)) < 0);
    }

    /** The plain way, in quadratic time. */
    private static int longestIncreasing(List<Integer> sequence) {
        int[] lengths = new int[sequence.size()];
        int longest = 0;
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = 1;
            for (int j = 0; j < i; j++) {
                if (sequence.get(j) < sequence.get(i)) {
                    lengths[i] = Math.max(lengths[i], lengths[j] + 1);
                }
            }
            longest = Math.max(longest, lengths[i]);
        }
        return longest;
    }

    private static List<Integer> shuffled(int size, Random random) {
        List<Integer> wanted = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(wanted, random);
        return wanted;
    }

    private static List<BigDecimal> numbered(int size) {
        return IntStream.rangeClosed(1, size).mapToObj(BigDecimal::valueOf).toList();
    }

    private static List<BigDecimal> decimals(String numbers) {
        return words(numbers).map(BigDecimal::new).toList();
    }

    private static List<Integer> integers(String numbers) {
        return words(numbers).map(Integer::valueOf).toList();
    }

    private static Stream<String> words(String text) {
        return text.isEmpty() ? Stream.of() : Stream.of(text.split(" ", -1));
    }
}
