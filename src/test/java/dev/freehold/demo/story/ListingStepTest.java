package dev.freehold.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ListingStepTest {
    @Test
    void aPriceIsAskedUnlessTheListingCloses() {
        assertThat(ListingStep.parse("""
                        2026-07-13 active
                        2026-09-07 active 96
                        2026-10-12 closed 95
                        """))
                .containsExactly(
                        new ListingStep(LocalDate.of(2026, 7, 13), "active", null),
                        new ListingStep(LocalDate.of(2026, 9, 7), "active", 96),
                        new ListingStep(LocalDate.of(2026, 10, 12), "closed", 95))
                .extracting(ListingStep::isNewPrice)
                .containsExactly(false, true, false);
    }
}
