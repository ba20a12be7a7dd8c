package dev.freehold.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freehold.shared.problem.ProblemCode;
import dev.freehold.shared.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PreconditionsTest {
    @Test
    void ifMatchIsOptionalUnlessTheConfigurationDemandsIt() {
        assertThat(new Preconditions(false).ifMatch(null).isGiven()).isFalse();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new Preconditions(true).ifMatch(null))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PRECONDITION_REQUIRED));
    }

    @Test
    void whereItIsDemandedAnyVersionMayStillBeMeant() {
        assertThat(new Preconditions(true).ifMatch("*").names(3)).isTrue();
        assertThat(new Preconditions(true).ifMatch("\"3\"").names(3)).isTrue();
    }
}
