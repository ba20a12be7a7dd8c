package dev.freehold.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterTest {
    @ParameterizedTest
    @CsvSource({
        "mallory, MALLORY",
        "mallory, ' mallory '",
        "mallory@example.org, Mallory@Example.ORG",
        "nikki, N\u0130\u212aki",
        "mallory, \uff2dallory",
        "e\u0301va, \u00c9VA",
    })
    void spellingsOfOneNameCountTogether(String name, String spelling) {
        assertThat(Counter.ofName("sign_in", spelling)).isEqualTo(Counter.ofName("sign_in", name));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:DB8:1:2:ffff:ffff:ffff:ffff",
        "2001:db8:1:2::1, 2001:0db8:0001:0002:0:0:0:9",
        "fe80::1%eth0, fe80::2%en1",
        "::ffff:203.0.113.7, 203.0.113.7",
    })
    void addressesOfOneNetworkCountTogether(String address, String neighbour) {
        assertThat(Counter.ofAddress("sign_in", neighbour)).isEqualTo(Counter.ofAddress("sign_in", address));
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.8",
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "::ffff:203.0.113.7, ::ffff:203.0.113.8",
        "2001:db8:1:2:3, 2001:db8:1:2:4",
    })
    void otherAddressesCountForThemselves(String address, String other) {
        assertThat(Counter.ofAddress("sign_in", other)).isNotEqualTo(Counter.ofAddress("sign_in", address));
    }

    @Test
    void namesAddressesAndPurposesDoNotMix() {
        assertThat(Counter.ofName("sign_in", "10.0.0.1").key())
                .isNotEqualTo(Counter.ofAddress("sign_in", "10.0.0.1").key());
        assertThat(Counter.ofName("sign_in", "mallory")).isNotEqualTo(Counter.ofName("password_reset", "mallory"));
        assertThat(Counter.ofName("sign_in", "mallory")).isNotEqualTo(Counter.ofName("sign_in", "ann"));
    }

    @Test
    void aKeyTellsNothingOfWhatItStandsFor() {
        assertThat(Counter.ofName("sign_in", "mallory").key()).matches("[0-9a-f]{64}");
    }
}
