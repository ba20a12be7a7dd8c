package dev.freehold.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OfficeTest {
    private static final OffsetDateTime END =
            WorkTime.TODAY.atTime(LocalTime.MAX).atOffset(ZoneOffset.UTC);

    @Test
    void hasAsManyRowsAsEveryOtherOffice() {
        assertThat(values(0)).hasSize(Office.rows());
        assertThat(values(4711)).hasSize(Office.rows());
    }

    @Test
    void tellsTheSameStoryEveryTime() {
        assertThat(values(3)).isEqualTo(values(3));
    }

    @Test
    void tellsAnotherStoryThanItsNeighbour() {
        assertThat(values(3)).doesNotContainAnyElementsOf(values(4));
    }

    @Test
    void leavesNothingToBeFilledIn() {
        assertThat(texts()).isNotEmpty().noneMatch(text -> text.contains("{") || text.contains("}"));
    }

    @Test
    void endsWhenTheStoryEnds() {
        Stream<OffsetDateTime> times = values(0).stream()
                .flatMap(List::stream)
                .filter(OffsetDateTime.class::isInstance)
                .map(OffsetDateTime.class::cast);

        assertThat(times).isNotEmpty().allMatch(END::isAfter);
    }

    @Test
    void neverGivesOneUsernameToTwo() {
        assertThat(IntStream.range(0, 600)
                        .boxed()
                        .flatMap(number -> Person.staff(number).stream())
                        .map(Person::username))
                .doesNotHaveDuplicates();
    }

    @Test
    void neverBearsTheNameOfAnother() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(number -> Office.number(number).slug()))
                .doesNotHaveDuplicates();
    }

    @Test
    void itsListingsBearItsNumber() {
        assertThat(Office.number(0).listingId(2)).isEqualTo("HARB-103");
        assertThat(Office.number(20).listingId(9)).isEqualTo("HARB-2110");
    }

    @Test
    void hasEveryHomeOnce() {
        List<ListingPlan> plans = List.of(ListingPlan.values());

        for (int office : List.of(0, 1, 8, 9, 9_999)) {
            assertThat(IntStream.range(0, plans.size())
                            .mapToObj(listing -> Office.number(office).home(listing, plans.get(listing))))
                    .containsExactlyInAnyOrder(Home.values());
        }
    }

    @Test
    void theStepsOfAListingHaveAWeekendBetweenThem() {
        for (ListingPlan plan : ListingPlan.values()) {
            List<LocalDate> days = plan.life().stream().map(ListingStep::day).toList();

            assertThat(IntStream.range(1, days.size())
                            .filter(step -> days.get(step - 1).plusDays(4).isAfter(days.get(step))))
                    .as(plan.name())
                    .isEmpty();
        }
    }

    private static Stream<String> texts() {
        return values(21).stream()
                .flatMap(List::stream)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static List<List<Object>> values(int office) {
        return Office.number(office)
                .batches("no hash")
                .flatMap(batch -> batch.rows().stream())
                .map(OfficeTest::values)
                .toList();
    }

    private static List<Object> values(Tuple row) {
        return IntStream.range(0, row.size()).mapToObj(row::getValue).toList();
    }
}
