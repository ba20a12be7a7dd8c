package dev.freehold.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListConditionTest {
    private static final String SHOWN = "p.isShown = true";

    @Test
    void withoutParametersOnlyTheTrashIsLeftOut() {
        assertThat(where(Map.of())).isEqualTo("p.lifecycle.deletedAt is null");
    }

    @Test
    void theScopeGoesBeforeWhatTheClientAsks() {
        ListRequest request = ListRequestParser.parse(Things.PLACES, Map.of("name", List.of("a")));
        Scope scope = new Scope("p.owner = :owner or p.owner is null", Map.of("owner", "ann"));

        ListCondition condition = new ListCondition(Things.PLACES, request, scope);

        assertThat(condition.fromWhere()).endsWith(" and (p.owner = :owner or p.owner is null) and p.name = :p1");
        assertThat(condition.values()).isEqualTo(Map.of("owner", "ann", "p1", "a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "street|Elm|(" + SHOWN + " and p.street = :p0)",
                "street|Elm,Oak|(" + SHOWN + " and p.street in :p0)",
                "street_is_null|true|case when " + SHOWN + " then p.street end is null",
                "street_is_null|false|(" + SHOWN + " and p.street is not null)",
                "latitude_gte|1.5|(" + SHOWN + " and p.latitude >= :p0)",
                "latitude_lt|1.5|(" + SHOWN + " and p.latitude < :p0)",
            })
    void whatARowDoesNotShowDoesNotFindIt(String parameter, String value, String condition) {
        assertThat(where(Map.of(parameter, List.of(value))))
                .isEqualTo("p.lifecycle.deletedAt is null and " + condition);
    }

    @Test
    void aPlaceFindsWhatShowsItOnly() {
        assertThat(where(Map.of("bbox", List.of("1,2,3,4"))))
                .isEqualTo("p.lifecycle.deletedAt is null and " + SHOWN
                        + " and (in_box(p.longitude, p.latitude, :p0, :p1, :p2, :p3))");
        assertThat(where(Map.of("near", List.of("1,2")))).contains(" and " + SHOWN + " and (in_box(");
    }

    @Test
    void aBoxOverTheAntimeridianIsTwo() {
        assertThat(where(Map.of("bbox", List.of("170,2,-170,4")))).contains("(in_box(", ") or in_box(");
    }

    @Test
    void aCircleIsABoxInWhichItIsMeasured() {
        ListCondition condition = condition(Map.of("near", List.of("10,60"), "radius_m", List.of("2000")));

        assertThat(condition.fromWhere())
                .contains("(in_box(p.longitude, p.latitude, ")
                .endsWith("distance_m(p.latitude, p.longitude, :near_latitude, :near_longitude) <= :p6");
        assertThat(condition.values())
                .containsEntry("near_latitude", 60.0)
                .containsEntry("near_longitude", 10.0)
                .containsEntry("p6", 2000.0);
    }

    @Test
    void noTwoValuesShareAName() {
        ListCondition condition = condition(Map.of(
                "bbox", List.of("170,2,-170,4"),
                "near", List.of("180,3"),
                "street", List.of("Elm,Oak"),
                "name", List.of("a")));

        assertThat(condition.values().values()).contains(170.0, 180.0, -180.0, -170.0, 3.0, "a", List.of("Elm", "Oak"));
        assertThat(condition.values().keySet())
                .allSatisfy(name -> assertThat(condition.fromWhere()).containsPattern(":" + name + "\\b"));
    }

    private static String where(Map<String, List<String>> parameters) {
        String hql = condition(parameters).fromWhere();
        assertThat(hql).startsWith(" from Place p where ");
        return hql.substring(" from Place p where ".length());
    }

    private static ListCondition condition(Map<String, List<String>> parameters) {
        return new ListCondition(Things.PLACES, ListRequestParser.parse(Things.PLACES, parameters), Scope.ALL);
    }
}
