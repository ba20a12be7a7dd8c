package dev.freehold.shared.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.problem.InputError;
import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.CodePointLength;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InputBinderTest {
    private static ValidatorFactory validation;
    private static InputBinder binder;

    record Thing(String id, String shortName, BigDecimal price, LocalDate dueDate) {}

    @InputOf(value = Thing.class, readOnly = ReadOnlyFields.IGNORED)
    record CreateThing(@NotNull @CodePointLength(max = 5) String shortName, BigDecimal price, LocalDate dueDate) {}

    @InputOf(value = Thing.class, readOnly = ReadOnlyFields.REFUSED)
    record ThingPatch(
            Patched<@NotNull @CodePointLength(max = 5) String> shortName,
            Patched<BigDecimal> price,
            Patched<LocalDate> dueDate) {}

    record Bag(String id, List<String> names) {}

    @InputOf(value = Bag.class, readOnly = ReadOnlyFields.IGNORED)
    record CreateBag(@NotNull @Size(min = 1, max = 3) List<String> names) {}

    @InputOf(value = Bag.class, readOnly = ReadOnlyFields.REFUSED)
    record BagPatch(Patched<@NotNull @Size(max = 3) List<String>> names) {}

    @BeforeAll
    static void start() {
        validation = Validation.buildDefaultValidatorFactory();
        binder = new InputBinder(validation.getValidator());
    }

    @AfterAll
    static void stop() {
        validation.close();
    }

    @Test
    void aBodyBecomesARecord() {
        CreateThing thing = create("{\"short_name\": \"a\", \"price\": 1.50, \"due_date\": \"2026-01-31\"}");

        assertThat(thing).isEqualTo(new CreateThing("a", new BigDecimal("1.50"), LocalDate.of(2026, 1, 31)));
    }

    @Test
    void aPatchTellsAbsentFromNull() {
        ThingPatch patch = patch("{\"price\": null, \"due_date\": \"2026-01-31\"}");

        assertThat(patch.shortName().isPresent()).isFalse();
        assertThat(patch.price().isPresent()).isTrue();
        assertThat(patch.price().value()).isNull();
        assertThat(patch.dueDate().value()).isEqualTo("2026-01-31");
    }

    @Test
    void constraintsHoldForWhatAPatchBringsAlone() {
        assertThat(patch("{}").shortName().isPresent()).isFalse();
        assertThat(errors(() -> patch("{\"short_name\": null}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(tuple("/short_name", "required"));
        assertThat(errors(() -> patch("{\"short_name\": \"123456\"}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(tuple("/short_name", "length"));
    }

    @Test
    void aReadOnlyFieldIsLeftAsideWhenNewAndRefusedInAPatch() {
        assertThat(create("{\"id\": {\"x\": 1}, \"short_name\": \"a\"}").shortName())
                .isEqualTo("a");
        assertThat(errors(() -> patch("{\"id\": 1}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(tuple("/id", "read_only"));
    }

    @Test
    void aFieldHasOneErrorAndEveryFieldIsLookedAt() {
        assertThat(errors(() -> create("{\"short_name\": 1, \"price\": \"1\", \"due_date\": 1, \"x\": 1}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(
                        tuple("/short_name", "wrong_type"),
                        tuple("/price", "wrong_type"),
                        tuple("/due_date", "wrong_type"),
                        tuple("/x", "unknown_field"));
    }

    @Test
    void aPatchOfTheWrongTypeIsNamed() {
        assertThat(errors(() -> patch("{\"price\": [1], \"due_date\": {\"a\": 1}, \"short_name\": 7}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(
                        tuple("/price", "wrong_type"),
                        tuple("/due_date", "wrong_type"),
                        tuple("/short_name", "wrong_type"));
    }

    @Test
    void anArrayIsReadAsItIs() {
        assertThat(bag("{\"names\": [\"b\", \"a\", \"b\"]}").names()).containsExactly("b", "a", "b");
        assertThat(bagPatch("{\"names\": []}").names().value()).isEmpty();
        assertThat(bagPatch("{}").names().isPresent()).isFalse();
    }

    @Test
    void whatIsNoArrayIsNamed() {
        for (String value : List.of("\"\"", "\"a\"", "7", "true", "{}", "{\"a\": []}")) {
            for (Runnable bind : List.<Runnable>of(
                    () -> bag("{\"names\": " + value + "}"), () -> bagPatch("{\"names\": " + value + "}"))) {
                assertThat(errors(bind))
                        .as(value)
                        .containsExactly(InputError.at("/names", "wrong_type", "must be an array"));
            }
        }
    }

    @Test
    void whatIsWrongInAnArrayIsNamedByItsPlace() {
        assertThat(errors(() -> bag("{\"names\": [\"a\", 7, [\"b\"], \"\\u0000\"]}")))
                .extracting(InputError::pointer, InputError::code)
                .contains(
                        tuple("/names/1", "wrong_type"),
                        tuple("/names/2", "wrong_type"),
                        tuple("/names/3", "invalid_text"));
    }

    @Test
    void anArrayHasAsManyElementsAsItMay() {
        for (Runnable bind : List.<Runnable>of(
                () -> bag("{\"names\": []}"),
                () -> bag("{\"names\": [\"a\", \"b\", \"c\", \"d\"]}"),
                () -> bagPatch("{\"names\": [\"a\", \"b\", \"c\", \"d\"]}"))) {
            assertThat(errors(bind))
                    .extracting(InputError::pointer, InputError::code)
                    .containsExactly(tuple("/names", "size"));
        }
        assertThat(errors(() -> bagPatch("{\"names\": null}")))
                .extracting(InputError::pointer, InputError::code)
                .containsExactly(tuple("/names", "required"));
    }

    @Test
    void aRowOfTextMayHoldNumbersAsText() {
        var row = binder.tree("{\"short_name\": \"a\", \"price\": \"1.50\"}");

        assertThat(binder.bind(row, CreateThing.class, true).price()).isEqualByComparingTo("1.50");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> binder.bind(row, CreateThing.class, false));
    }

    @Test
    void aLineThatIsNoObjectIsMalformed() {
        for (String line : List.of("[]", "1", "", "{", "{} {}", "{\"a\": 1, \"a\": 2}")) {
            assertThatExceptionOfType(ProblemException.class)
                    .as(line)
                    .isThrownBy(() -> binder.tree(line))
                    .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_BODY));
        }
    }

    @Test
    void theBinderKnowsTheFieldsOfAnInput() {
        assertThat(InputBinder.fields(CreateThing.class)).containsExactly("short_name", "price", "due_date");
        assertThat(InputBinder.knows(CreateThing.class, "id")).isTrue();
        assertThat(InputBinder.knows(CreateThing.class, "shortName")).isFalse();
    }

    private static CreateThing create(String json) {
        return binder.bind(json.getBytes(UTF_8), CreateThing.class);
    }

    private static ThingPatch patch(String json) {
        return binder.bind(json.getBytes(UTF_8), ThingPatch.class);
    }

    private static CreateBag bag(String json) {
        return binder.bind(json.getBytes(UTF_8), CreateBag.class);
    }

    private static BagPatch bagPatch(String json) {
        return binder.bind(json.getBytes(UTF_8), BagPatch.class);
    }

    private static List<InputError> errors(Runnable bind) {
        try {
            bind.run();
        } catch (ProblemException problem) {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_INPUT);
            return problem.errors();
        }
        throw new AssertionError("It was accepted");
    }
}
