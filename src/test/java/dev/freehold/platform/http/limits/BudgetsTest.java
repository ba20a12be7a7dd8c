package dev.freehold.platform.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.Polling;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {
    @Test
    void aBudgetIsFullAgainAfterItsWindow() {
        Budgets budgets = new Budgets(new Rate(2, Duration.ofSeconds(1)));
        assertThat(budgets.take("ann").isConsumed()).isTrue();
        assertThat(budgets.take("ann").isConsumed()).isTrue();
        assertThat(budgets.take("ann").isConsumed()).isFalse();
        assertThat(budgets.take("ben").isConsumed()).isTrue();

        Polling.await("a full budget", Duration.ofSeconds(10), () -> budgets.take("ann")
                .isConsumed());
        assertThat(budgets.take("ann").isConsumed()).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndNoMore() {
        Budgets budgets = new Budgets(new Rate(2, Duration.ofHours(1)));
        budgets.take("ann");
        budgets.take("ann");

        budgets.giveBack("ann");
        assertThat(budgets.take("ann").isConsumed()).isTrue();
        assertThat(budgets.take("ann").isConsumed()).isFalse();

        budgets.take("ben");
        budgets.giveBack("ben");
        budgets.giveBack("ben");
        assertThat(budgets.take("ben").getRemainingTokens()).isEqualTo(1);
    }

    @Test
    void noMoreCallersAreKeptThanThereIsRoomFor() {
        Budgets budgets = new Budgets(new Rate(1, Duration.ofHours(1)));

        IntStream.range(0, Budgets.MOST + 50_000).forEach(caller -> budgets.take(new Address(caller, true)));

        assertThat(budgets.size()).isLessThanOrEqualTo(Budgets.MOST);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, true",
        "203.0.113.7, 203.0.113.8, false",
        "203.0.113.7, ::ffff:203.0.113.7, true",
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "0.0.0.7, 0:0:0:7::1, false",
        "unknown, 127.1.2, true"
    })
    void addressesAreOneCallerByNetwork(String one, String other, boolean isSame) {
        assertThat(Address.of(one).equals(Address.of(other))).isEqualTo(isSame);
    }
}
