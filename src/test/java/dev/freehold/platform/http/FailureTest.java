package dev.freehold.platform.http;

import static dev.freehold.support.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.support.Api;
import dev.freehold.support.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class FailureTest {
    private static final String PATH = "/test/failures/";

    /** To try again is no use. */
    private static final Set<ProblemCode> LASTING =
            Set.of(ProblemCode.MAIL_UNAVAILABLE, ProblemCode.CONFIDENTIAL_UNAVAILABLE);

    @ParameterizedTest
    @EnumSource
    void everyProblemHasTheStatusOfItsCode(ProblemCode code) {
        Response answer = Api.get(PATH + "problem/" + code.name());

        JsonPath problem = problem(answer, code.status(), code.code());
        assertThat(problem.getString("title")).isEqualTo(code.title());
        assertThat(problem.getString("detail")).isEqualTo("On purpose.");
        assertThat(problem.getString("instance")).isEqualTo(PATH + "problem/" + code.name());
        assertThat(answer.header("Retry-After") != null).isEqualTo(code.status() == 503 && !LASTING.contains(code));
        leaksNothing(answer);
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_MANY_REQUESTS", "OVERLOADED"})
    void aProblemThatKnowsWhenItPassesSaysSoInTheHeaderToo(ProblemCode code) {
        Response answer = Api.get(PATH + "wait/" + code.name());

        assertThat(problem(answer, code.status(), code.code()).getInt("retry_after"))
                .isEqualTo(47);
        assertThat(answer.headers().getValues("Retry-After")).containsExactly("47");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unexpected", "error"})
    void whatNobodyExpectedTellsNothing(String kind) {
        Response answer = Api.get(PATH + kind);

        problem(answer, 500, "internal_error");
        leaksNothing(answer);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 409, 415, 418, 500, 502, 503})
    void aStatusOfTheFrameworkBecomesAProblem(int status) {
        Response answer = Api.get(PATH + "status/" + status);

        ProblemCode code = ProblemCode.ofStatus(status);
        problem(answer, code.status(), code.code());
        leaksNothing(answer);
    }

    private static void leaksNothing(Response answer) {
        String everything = answer.asString() + answer.headers();
        assertThat(everything)
                .doesNotContain("tr0ub4dor", "jdbc", "postgres", "Exception", "Error:", "dev.freehold", "\tat ");
    }
}
