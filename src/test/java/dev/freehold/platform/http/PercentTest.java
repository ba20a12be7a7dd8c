package dev.freehold.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"abc,abc", "a%20b,a b", "%5a%5A,ZZ", "Z%C3%BCrich,Zürich", "%F0%9F%8F%A1,🏡", "100%25,100%", "a+b,a+b"})
    void escapesAreUtf8(String text, String decoded) {
        assertThat(Percent.decode(text)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "a%2", "%zz", "%2g", "%-1", "%C3", "%FF", "%C0%80", "%ED%A0%80", "%u0041"})
    void whatIsNoEscapeOrNoUtf8IsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percent.decode(text));
    }
}
