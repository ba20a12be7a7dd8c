package dev.freehold.shared.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchedTest {
    private final List<Object> set = new ArrayList<>();

    @Test
    void anAbsentFieldChangesNothing() {
        assertThat(Patched.<String>absent().apply("old", set::add)).isFalse();
        assertThat(set).isEmpty();
    }

    @Test
    void nullClears() {
        assertThat(Patched.<String>of(null).apply("old", set::add)).isTrue();
        assertThat(set).isEqualTo(Collections.singletonList(null));
    }

    @Test
    void nullOnNothingChangesNothing() {
        assertThat(Patched.<String>of(null).apply(null, set::add)).isFalse();
        assertThat(set).isEmpty();
    }

    @Test
    void aNewValueIsSet() {
        assertThat(Patched.of("new").apply("old", set::add)).isTrue();
        assertThat(Patched.of("first").apply(null, set::add)).isTrue();
        assertThat(set).containsExactly("new", "first");
    }

    @Test
    void theSameValueChangesNothing() {
        assertThat(Patched.of("same").apply("same", set::add)).isFalse();
        assertThat(Patched.of(new BigDecimal("1.5")).apply(new BigDecimal("1.50"), set::add))
                .isFalse();
        assertThat(set).isEmpty();
    }

    @Test
    void absentIsToldFromNull() {
        assertThat(Patched.absent().isPresent()).isFalse();
        assertThat(Patched.of(null).isPresent()).isTrue();
        assertThat(Patched.of(null).value()).isNull();
    }
}
