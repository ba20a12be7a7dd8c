package dev.freehold.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
    static Stream<Throwable> neverHad() {
        return Stream.of(
                new ConnectException("Connection refused: localhost/127.0.0.1:5432"),
                new UnknownHostException("database"),
                new TimeoutException("no login within 8000 ms"));
    }

    static Stream<Throwable> lost() {
        return Stream.of(
                ClosedConnectionException.INSTANCE,
                new SocketException("Connection reset"),
                new IOException("Broken pipe"),
                new VertxException("Pending requests failed to be sent due to connection has been closed.", true),
                new VertxException("Connection is not active now, current status: CLOSED", true));
    }

    @ParameterizedTest
    @MethodSource("neverHad")
    void aConnectionThatWasNeverHadChangedNothing(Throwable failure) {
        assertThat(translated(failure)).returns(false, ProblemException::isOutcomeOpen);
        assertThat(translated(failure)).hasMessageContaining("nothing was changed");
    }

    @ParameterizedTest
    @MethodSource("lost")
    void whatAConnectionThatBreaksLeavesBehindIsNotKnown(Throwable failure) {
        assertThat(translated(failure)).returns(true, ProblemException::isOutcomeOpen);
        assertThat(translated(failure).getMessage())
                .contains("done or not")
                .doesNotContain("nothing was changed", "SQLSTATE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08000", "08003", "08006", "08007", "08P01", "57P01", "57P02"})
    void aSessionThatEndsInTheMiddleOfItsWorkSaysNothingOfTheOutcome(String state) {
        ProblemException problem = translated(new SQLException("FATAL: on purpose", state));

        assertThat(problem.isOutcomeOpen()).isTrue();
        assertThat(problem.getMessage()).contains(state, "done or not").doesNotContain("nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08004", "53100", "53300", "25006", "40P01", "40001", "55P03", "57014", "57P03"})
    void whatTheServerUndidOrNeverTookChangedNothing(String state) {
        ProblemException problem = translated(new SQLException("ERROR: on purpose", state));

        assertThat(problem.isOutcomeOpen()).isFalse();
        assertThat(problem.getMessage()).contains(state, "nothing was changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "58030"})
    void aServerThatGoesDownWithItMayHaveKeptTheChange(String state) {
        assertThat(translated(new SQLException("PANIC: could not write to file", state)))
                .returns(true, ProblemException::isOutcomeOpen);
    }

    private static ProblemException translated(Throwable failure) {
        Throwable translated = DatabaseFailures.translate(new CompletionException(failure));
        assertThat(translated).isInstanceOf(ProblemException.class);
        ProblemException problem = (ProblemException) translated;
        assertThat(problem.code())
                .isIn(
                        ProblemCode.DATABASE_UNAVAILABLE,
                        ProblemCode.DATABASE_FULL,
                        ProblemCode.DEADLOCK,
                        ProblemCode.STATEMENT_TIMEOUT);
        return problem;
    }
}
