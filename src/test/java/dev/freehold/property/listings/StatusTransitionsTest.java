package dev.freehold.property.listings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatusTransitionsTest {
    /** As the issue has it, not as the code does. */
    static final Map<String, String> LEGAL = Map.of(
            "incomplete", "coming_soon, active",
            "coming_soon", "active, hold, withdrawn, canceled, expired",
            "active", "active_under_contract, pending, hold, withdrawn, canceled, expired, closed",
            "active_under_contract", "active, pending, withdrawn, canceled, closed",
            "pending", "active, active_under_contract, closed, withdrawn, canceled",
            "hold", "active, withdrawn, canceled, expired",
            "withdrawn", "active, hold, canceled, expired",
            "expired", "active",
            "canceled", "",
            "closed", "");

    static Stream<String> pairs() {
        return LEGAL.keySet().stream().flatMap(from -> LEGAL.keySet().stream().map(to -> from + " " + to));
    }

    @Test
    void theTableHasEveryStatus() {
        assertThat(Arrays.stream(StandardStatus.values()).map(Enum::name)).hasSameElementsAs(LEGAL.keySet());
        assertThat(pairs()).hasSize(100);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aListingMovesAlongTheTableAndNowhereElse(String pair) {
        String from = pair.split(" ", -1)[0];
        String to = pair.split(" ", -1)[1];

        if (next(from).contains(to)) {
            assertThatCode(() -> move(from, to, false)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> move(from, to, false))
                    .satisfies(refused -> isRefused(refused, next(from)));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whoMayCorrectIsBoundByTheTableAsLongAsTheStatusIsNotFinal(String pair) {
        String from = pair.split(" ", -1)[0];
        String to = pair.split(" ", -1)[1];

        if (next(from).isEmpty() || next(from).contains(to)) {
            assertThatCode(() -> move(from, to, true)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> move(from, to, true));
        }
    }

    private static void move(String from, String to, boolean mayCorrect) {
        StatusTransitions.require(StandardStatus.valueOf(from), StandardStatus.valueOf(to), mayCorrect);
    }

    private static void isRefused(ProblemException refused, Set<String> allowed) {
        assertThat(refused.code()).isEqualTo(ProblemCode.CONFLICT);
        assertThat(refused.errors().get(0).pointer()).isEqualTo("/standard_status");
        assertThat(refused.errors().get(0).code()).isEqualTo(allowed.isEmpty() ? "final_status" : "illegal_transition");
        if (!allowed.isEmpty()) {
            assertThat(named(refused.getMessage())).hasSameElementsAs(allowed);
        }
    }

    static Set<String> next(String status) {
        return LEGAL.get(status).isEmpty() ? Set.of() : Set.of(LEGAL.get(status).split(", ", -1));
    }

    static List<String> named(String detail) {
        return List.of(detail.substring(detail.indexOf("allowed are ") + "allowed are ".length())
                .split(", ", -1));
    }
}
