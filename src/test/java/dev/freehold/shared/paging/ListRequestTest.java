package dev.freehold.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListRequestTest {
    @Test
    void everythingThatDecidesTheRowsAndTheirOrderIsPartOfTheHash() {
        List<Long> hashes = new ArrayList<>();
        for (Map<String, List<String>> parameters : List.<Map<String, List<String>>>of(
                Map.of(),
                Map.of("name", List.of("a")),
                Map.of("name", List.of("b")),
                Map.of("color", List.of("red")),
                Map.of("due_date_gt", List.of("2026-01-01")),
                Map.of("due_date_gte", List.of("2026-01-01")),
                Map.of("sort", List.of("name")),
                Map.of("sort", List.of("-name")),
                Map.of("q", List.of("a")),
                Map.of("deleted", List.of("only")),
                Map.of("deleted", List.of("include")))) {
            hashes.add(hash(parameters, Scope.ALL));
        }
        hashes.add(hash(Map.of(), new Scope("t.a = :a", Map.of("a", 1))));
        hashes.add(hash(Map.of(), new Scope("t.a = :a", Map.of("a", 2))));

        assertThat(hashes).doesNotHaveDuplicates();
    }

    @Test
    void pageSizeAndFieldsMayChangeOnTheWay() {
        assertThat(hash(
                        Map.of("limit", List.of("7"), "fields", List.of("id"), "include_total", List.of("true")),
                        Scope.ALL))
                .isEqualTo(hash(Map.of(), Scope.ALL));
    }

    @Test
    void theOrderOfTheFiltersDoesNotMatter() {
        Map<String, List<String>> oneWay = new LinkedHashMap<>();
        oneWay.put("name", List.of("a"));
        oneWay.put("color", List.of("red"));
        Map<String, List<String>> otherWay = new LinkedHashMap<>();
        otherWay.put("color", List.of("red"));
        otherWay.put("name", List.of("a"));

        assertThat(hash(oneWay, Scope.ALL)).isEqualTo(hash(otherWay, Scope.ALL));
    }

    /** Map.of iterates in another order in every process: a cursor would not survive a restart, nor another replica. */
    @Test
    void theHashDoesNotDependOnTheOrderOfTheScopesParameters() {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("channel", 1);
        oneWay.put("caller", 2);
        Map<String, Object> otherWay = new LinkedHashMap<>();
        otherWay.put("caller", 2);
        otherWay.put("channel", 1);

        assertThat(hash(Map.of(), new Scope("x", oneWay))).isEqualTo(hash(Map.of(), new Scope("x", otherWay)));
    }

    private static long hash(Map<String, List<String>> parameters, Scope scope) {
        return ListRequestParser.parse(Things.SPEC, parameters).hash(Things.SPEC, scope);
    }
}
