package dev.freehold.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysetStatementTest {
    private static final String ID = "01890000-0000-7000-8000-000000000001";

    @Test
    void theFirstPageHasNoKeyset() {
        assertThat(page(Map.of(), null).selectHql())
                .endsWith(" from Thing t where t.lifecycle.deletedAt is null order by t.id desc");
    }

    @Test
    void aLaterPageComparesInsteadOfCounting() {
        KeysetStatement statement = page(Map.of(), List.of(ID));

        assertThat(statement.selectHql()).contains(" and (t.id < :p0) order by");
        assertThat(statement.values()).hasSize(1);
    }

    @Test
    void theLeadingKeyOfAnIndexIsBoundOutsideTheOr() {
        assertThat(page(Map.of("sort", List.of("name")), List.of("a", ID)).selectHql())
                .contains(" and t.name >= :p");
    }

    @Test
    void afterANullInAscendingOrderOnlyLaterKeysCount() {
        assertThat(page(Map.of("sort", List.of("due_date")), Arrays.asList(null, ID))
                        .selectHql())
                .contains("(t.dueDate is null and t.id > :p0)");
    }

    @Test
    void afterANullInDescendingOrderEveryValueFollows() {
        assertThat(page(Map.of("sort", List.of("-due_date")), Arrays.asList(null, ID))
                        .selectHql())
                .contains("(t.dueDate is not null or t.dueDate is null and t.id < :p0)");
    }

    @Test
    void nullsFollowEveryValueInAscendingOrder() {
        assertThat(page(Map.of("sort", List.of("due_date")), List.of("2026-01-31", ID))
                        .selectHql())
                .contains("(t.dueDate > :p0 or t.dueDate is null)");
    }

    @Test
    void aValueThatIsNotOfTheKeysTypeIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> page(Map.of("sort", List.of("due_date")), List.of("tomorrow", ID)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_CURSOR));
    }

    @Test
    void aNullWhereThereCanBeNoneIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> page(Map.of("sort", List.of("id")), Arrays.asList((String) null)))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_CURSOR));
    }

    @Test
    void clientValuesAreParametersAndNeverText() {
        KeysetStatement statement = page(Map.of("name", List.of("x' or 1=1"), "q", List.of("y' or 1=1")), null);

        assertThat(statement.selectHql()).doesNotContain("1=1");
        assertThat(statement.values()).containsValues("x' or 1=1", "y' or 1=1");
    }

    @Test
    void theTrashIsAConditionOfItsOwn() {
        assertThat(page(Map.of("deleted", List.of("only")), null).selectHql())
                .contains("where t.lifecycle.deletedAt is not null");
        assertThat(page(Map.of("deleted", List.of("include")), null).selectHql())
                .doesNotContain("deletedAt");
    }

    @Test
    void aCollectionWithoutATrashHasNoSuchCondition() {
        ListRequest request = ListRequestParser.parse(Things.SMALL, Map.of());

        assertThat(KeysetStatement.page(Things.SMALL, request, Scope.ALL, null).selectHql())
                .endsWith(" from Small s order by s.id desc");
        assertThat(Things.SMALL.byId()).endsWith(" from Small s where s.id = :id");
        assertThat(Things.SPEC.byId()).endsWith(" where t.id = :id and t.lifecycle.deletedAt is null");
    }

    @Test
    void theTotalCountsWithoutTheCursor() {
        ListRequest request = ListRequestParser.parse(Things.SPEC, Map.of("color", List.of("red")));

        assertThat(KeysetStatement.count(Things.SPEC, request, Scope.ALL).countHql())
                .isEqualTo("select count(*) from Thing t where t.lifecycle.deletedAt is null and t.color = :p0");
    }

    @Test
    void aFieldThatARowDoesNotShowIsNullToTheSortToo() {
        String street = "case when p.isShown = true then p.street end";

        assertThat(places(Map.of("sort", List.of("street")), List.of("Elm", ID)).selectHql())
                .contains("(" + street + " > :p0 or " + street + " is null) or " + street + " = :p0 and p.id > :p1")
                .endsWith(" order by " + street + ", p.id");
    }

    @Test
    void theDistanceIsOfASearchByPlaceAlone() {
        String distance = "distance_m(p.latitude, p.longitude, :near_latitude, :near_longitude)";

        assertThat(places(Map.of(), null).selectHql())
                .contains("cast(null as double)")
                .doesNotContain("distance_m");
        assertThat(places(Map.of("near", List.of("1,2")), null).selectHql())
                .contains("p.longitude end, " + distance + ", ")
                .endsWith(" order by " + distance + ", p.id");
        assertThat(places(Map.of("near", List.of("1,2")), List.of("12.5", ID)).selectHql())
                .contains(" and " + distance + " >= :p");
    }

    @Test
    void aSearchByPlaceAndTextIsNearestFirst() {
        KeysetStatement statement = places(Map.of("near", List.of("1,2"), "q", List.of("a")), null);

        assertThat(statement.sortsByRank()).isFalse();
        assertThat(statement.selectHql()).contains("text_matches(").doesNotContain("text_rank(");
    }

    private static KeysetStatement places(Map<String, List<String>> parameters, List<String> after) {
        ListRequest request = ListRequestParser.parse(Things.PLACES, parameters);
        return KeysetStatement.page(Things.PLACES, request, Scope.ALL, after);
    }

    private static KeysetStatement page(Map<String, List<String>> parameters, List<String> after) {
        ListRequest request = ListRequestParser.parse(Things.SPEC, parameters);
        return KeysetStatement.page(Things.SPEC, request, Scope.ALL, after);
    }
}
