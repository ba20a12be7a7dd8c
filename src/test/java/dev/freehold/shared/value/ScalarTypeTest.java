package dev.freehold.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypeTest {
    private static final Map<String, ScalarType<?>> TYPES = Map.of(
            "text", ScalarType.TEXT,
            "uuid", ScalarType.UUID_TYPE,
            "date", ScalarType.DATE,
            "instant", ScalarType.INSTANT,
            "decimal", ScalarType.DECIMAL,
            "integer", ScalarType.INTEGER,
            "long", ScalarType.LONG,
            "boolean", ScalarType.BOOLEAN,
            "enum", ScalarType.enumeration(Light.class));

    enum Light {
        on,
        off
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text|Zürich 🏡|Zürich 🏡",
                "text|''|''",
                "uuid|0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b|0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                "uuid|0190A1B2-C3D4-7E5F-8A9B-0C1D2E3F4A5B|0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b",
                "date|2024-02-29|2024-02-29",
                "instant|2026-01-31T09:30:00Z|2026-01-31T09:30:00Z",
                "instant|2026-01-31T09:30:00+02:00|2026-01-31T07:30:00Z",
                "instant|2026-01-31T09:30:00.123456789Z|2026-01-31T09:30:00.123456Z",
                "decimal|12.50|12.50",
                "decimal|-0.5|-0.5",
                "decimal|7|7",
                "integer|-12|-12",
                "long|-12|-12",
                "long|900000000000000001|900000000000000001",
                "boolean|true|true",
                "boolean|false|false",
                "enum|off|off",
            })
    void aGoodTextIsReadAndWritten(String type, String text, String written) {
        ScalarType<?> scalar = TYPES.get(type);

        assertThat(scalar.write(scalar.parse(text))).isEqualTo(written);
        assertThat(scalar.parse(written)).isEqualTo(scalar.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uuid|1-2-3-4-5",
                "uuid|0190a1b2c3d47e5f8a9b0c1d2e3f4a5b",
                "uuid|''",
                "date|2026-02-30",
                "date|2025-02-29",
                "date|2026-13-01",
                "date|2026-1-1",
                "date|20260131",
                "date|2026-01-31T00:00:00Z",
                "date|+12026-01-31",
                "instant|2026-01-31",
                "instant|2026-01-31T09:30:00",
                "instant|2026-01-31T25:00:00Z",
                "instant|2026-02-30T00:00:00Z",
                "instant|2026-01-31 09:30:00Z",
                "decimal|1e5",
                "decimal|.5",
                "decimal|5.",
                "decimal|NaN",
                "decimal|1.0.0",
                "decimal|1234567890123456",
                "decimal|' 1'",
                "decimal|''",
                "integer|1.0",
                "integer|1234567890",
                "integer|+1",
                "long|1.0",
                "long|1234567890123456789",
                "long|+1",
                "long|abc",
                "long|''",
                "boolean|TRUE",
                "boolean|1",
                "boolean|''",
                "enum|ON",
                "enum|dim",
                "enum|''",
            })
    void aBadTextIsRefused(String type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.get(type).parse(text));
    }

    @Test
    void textThatPostgresCannotHoldIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ScalarType.TEXT.parse("a\u0000b"));
        assertThatIllegalArgumentException().isThrownBy(() -> ScalarType.TEXT.parse("\udc00"));
    }

    @Test
    void anEnumerationSaysWhatIsAllowed() {
        assertThat(ScalarType.enumeration(Light.class).allowed()).isEqualTo("one of on, off");
        assertThat(ScalarType.enumeration(Light.class).errorCode()).isEqualTo("unknown_value");
    }
}
