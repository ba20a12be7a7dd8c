package dev.freehold.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListRequestParserTest {
    @Test
    void aListWithoutParametersIsTheFirstFiftyNewestFirst() {
        ListRequest request = parse(Map.of());

        assertThat(request.limit()).isEqualTo(50);
        assertThat(request.sort()).extracting(Sort::toString).containsExactly("-id");
        assertThat(request.trash()).isEqualTo(Trash.exclude);
        assertThat(request.includeTotal()).isFalse();
        assertThat(request.fields()).isEmpty();
        assertThat(request.isSearch()).isFalse();
    }

    @Test
    void aCollectionMayDeclareAnOrderOfItsOwn() {
        assertThat(ListRequestParser.parse(Things.RANKED, Map.of()).sort())
                .extracting(Sort::toString)
                .containsExactly("rank", "id");
        assertThat(ListRequestParser.parse(Things.RANKED, Map.of("sort", List.of("-id")))
                        .sort())
                .extracting(Sort::toString)
                .containsExactly("-id");
    }

    @Test
    void anOrderByWhatCannotBeSortedIsAMistakeOfTheDeclaration() {
        var builder = CollectionSpec.of(Things.Small.class, "small thing", "s", "Small s")
                .sortedBy("colour")
                .field(Field.uuid("id").filtered().sorted());

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Lists of small thing cannot be sorted by colour");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit|0|out_of_range",
                "limit|201|out_of_range",
                "limit|100000|out_of_range",
                "limit|-1|out_of_range",
                "limit|abc|out_of_range",
                "limit|1.5|out_of_range",
                "limit|''|out_of_range",
                "limit|99999999999|out_of_range",
                "sort|note|unknown_sort_key",
                "sort|nonsense|unknown_sort_key",
                "sort|''|unknown_sort_key",
                "sort|--name|unknown_sort_key",
                "sort|name,-name|repeated",
                "fields|nonsense|unknown_field",
                "fields|''|unknown_field",
                "include_total|yes|invalid_boolean",
                "deleted|exclude|unknown_value",
                "deleted|true|unknown_value",
                "q|' '|length",
                "id|abc|invalid_uuid",
                "color|blue|unknown_value",
                "color|red,blue|unknown_value",
                "color|RED|unknown_value",
                "due_date|2026-02-30|invalid_date",
                "due_date_gte|tomorrow|invalid_date",
                "due_date_is_null|1|invalid_boolean",
                "price_lt|cheap|invalid_number",
                "price_lt|1,2|invalid_number",
                "is_new|TRUE|invalid_boolean",
                "created_at_gt|2026-01-31|invalid_instant",
                "name_gt|a|unknown_parameter",
                "name_is_null|true|unknown_parameter",
                "note|a|unknown_parameter",
                "Name|a|unknown_parameter",
                "offset|10|unknown_parameter",
            })
    void aWrongParameterIsNamedWithItsFault(String name, String value, String code) {
        assertThat(errors(Map.of(name, List.of(value))))
                .extracting(InputError::parameter, InputError::code)
                .containsExactly(tuple(name, code));
    }

    @Test
    void theErrorOfAnEnumerationListsWhatIsAllowed() {
        assertThat(errors(Map.of("color", List.of("blue"))).get(0).detail()).contains("red, green");
    }

    @Test
    void everyMistakeIsReportedAtOnce() {
        Map<String, List<String>> parameters =
                new TreeMap<>(Map.of("limit", List.of("0"), "color", List.of("blue"), "nonsense", List.of("1")));

        assertThat(errors(parameters))
                .extracting(InputError::parameter)
                .containsExactlyInAnyOrder("limit", "color", "nonsense");
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        assertThat(errors(Map.of("color", List.of("red", "green"))))
                .extracting(InputError::code)
                .containsExactly("repeated");
    }

    @Test
    void textThatPostgresCannotHoldIsRefused() {
        assertThat(errors(Map.of("name", List.of("a\u0000b"))))
                .extracting(InputError::code)
                .containsExactly("invalid_text");
        assertThat(errors(Map.of("q", List.of("\ud800"))))
                .extracting(InputError::code)
                .containsExactly("invalid_text");
    }

    @Test
    void aFilterTakesAtMostAHundredValues() {
        String values = String.join(",", Collections.nCopies(101, "a"));

        assertThat(errors(Map.of("name", List.of(values))))
                .extracting(InputError::code)
                .containsExactly("too_many_values");
    }

    @Test
    void aSearchIsAtMostAThousandCharactersLong() {
        assertThat(parse(Map.of("q", List.of("a".repeat(1_000)))).isSearch()).isTrue();
        assertThat(errors(Map.of("q", List.of("a".repeat(1_001)))))
                .extracting(InputError::code)
                .containsExactly("length");
    }

    @ParameterizedTest
    @CsvSource({"q,a", "deleted,only"})
    void aCollectionWithoutTextOrTrashKnowsNoParameterOfIt(String name, String value) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ListRequestParser.parse(Things.SMALL, Map.of(name, List.of(value))))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(InputError::parameter, InputError::code)
                        .containsExactly(tuple(name, "unknown_parameter")))
                .satisfies(problem -> assertThat(problem.errors().get(0).detail())
                        .endsWith("allowed are id, cursor, fields, include_total, limit, sort"));
    }

    @Test
    void aCollectionWithoutTrashCannotBeAskedForIt() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ListRequestParser.parse(Things.SMALL, Map.of("deleted", List.of("include"))))
                .satisfies(problem -> assertThat(problem.errors())
                        .extracting(InputError::detail)
                        .singleElement()
                        .asString()
                        .endsWith("allowed are id, cursor, fields, include_total, limit, sort"));
    }

    @ParameterizedTest
    @CsvSource({"bbox,'0,0,1,1'", "near,'0,0'", "radius_m,5"})
    void aCollectionWithoutPlacesKnowsNoParameterOfThem(String name, String value) {
        assertThat(errors(Map.of(name, List.of(value))))
                .extracting(InputError::parameter, InputError::code)
                .containsExactly(tuple(name, "unknown_parameter"));
    }

    @Test
    void theParametersOfPlacesAreNamedWhereTheyAreAllowed() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ListRequestParser.parse(Things.PLACES, Map.of("far", List.of("0,0"))))
                .satisfies(
                        problem -> assertThat(problem.errors().get(0).detail()).endsWith("bbox, near, radius_m"));
    }

    @Test
    void aSearchByPlaceIsSortedByDistanceUnlessASortIsGiven() {
        assertThat(places(Map.of("near", List.of("0,0"))).sort())
                .extracting(Sort::toString)
                .containsExactly("distance_m", "id");
        assertThat(places(Map.of("near", List.of("0,0"), "sort", List.of("-name")))
                        .sort())
                .extracting(Sort::toString)
                .containsExactly("-name", "-id");
        assertThat(places(Map.of("bbox", List.of("0,0,1,1"))).sort())
                .extracting(Sort::toString)
                .containsExactly("-id");
    }

    @Test
    void aListElsewhereIsAnotherListToACursor() {
        List<Map<String, List<String>>> lists = List.of(
                Map.of(),
                Map.of("near", List.of("0,0")),
                Map.of("near", List.of("0,1")),
                Map.of("near", List.of("0,0"), "radius_m", List.of("4999")),
                Map.of("bbox", List.of("0,0,1,1")),
                Map.of("bbox", List.of("0,0,1,1"), "near", List.of("0,0")));

        assertThat(lists)
                .extracting(parameters -> places(parameters).hash(Things.PLACES, Scope.ALL))
                .doesNotHaveDuplicates();
        assertThat(places(Map.of("near", List.of("0,0"), "radius_m", List.of("5000")))
                        .hash(Things.PLACES, Scope.ALL))
                .isEqualTo(places(Map.of("near", List.of("0,0"))).hash(Things.PLACES, Scope.ALL));
    }

    @Test
    void theIdEndsEverySortAndTakesTheDirectionOfTheKeyBefore() {
        assertThat(sort("name")).containsExactly("name", "id");
        assertThat(sort("name,-due_date")).containsExactly("name", "-due_date", "-id");
        assertThat(sort("-id,name")).containsExactly("-id", "name");
    }

    @Test
    void aSearchIsSortedByRankUnlessASortIsGiven() {
        assertThat(parse(Map.of("q", List.of("a"))).sort())
                .extracting(Sort::toString)
                .containsExactly("-rank", "-id");
        assertThat(parse(Map.of("q", List.of("a"), "sort", List.of("name"))).sort())
                .extracting(Sort::toString)
                .containsExactly("name", "id");
    }

    @Test
    void filterValuesAreOfTheFieldsType() {
        ListRequest request = parse(Map.of("price_gte", List.of("12.50")));

        assertThat(request.filters().get(0).values()).containsExactly(new BigDecimal("12.50"));
    }

    private static List<String> sort(String sort) {
        return parse(Map.of("sort", List.of(sort))).sort().stream()
                .map(Sort::toString)
                .toList();
    }

    private static ListRequest parse(Map<String, List<String>> parameters) {
        return ListRequestParser.parse(Things.SPEC, parameters);
    }

    private static ListRequest places(Map<String, List<String>> parameters) {
        return ListRequestParser.parse(Things.PLACES, parameters);
    }

    private static List<InputError> errors(Map<String, List<String>> parameters) {
        try {
            parse(parameters);
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_PARAMETER);
            return problem.errors();
        }
        throw new AssertionError(parameters + " was accepted");
    }
}
