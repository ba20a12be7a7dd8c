package dev.freehold.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarTypeTest {
    private static final Map<String, ScalarType<?>> TYPES = Map.ofEntries(
            Map.entry("text", ScalarType.TEXT),
            Map.entry("uuid", ScalarType.UUID_TYPE),
            Map.entry("date", ScalarType.DATE),
            Map.entry("instant", ScalarType.INSTANT),
            Map.entry("decimal", ScalarType.DECIMAL),
            Map.entry("double", ScalarType.DOUBLE),
            Map.entry("integer", ScalarType.INTEGER),
            Map.entry("long", ScalarType.LONG),
            Map.entry("boolean", ScalarType.BOOLEAN),
            Map.entry("enum", ScalarType.enumeration(Light.class)),
            Map.entry("spelled", ScalarType.enumeration(Access.class)));

    enum Light {
        on,
        off
    }

    /** Its words are Java's own. */
    enum Access {
        PUBLIC,
        PRIVATE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
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
                "spelled|public|public",
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
                "spelled|PUBLIC",
                "enum|''",
            })
    void aBadTextIsRefused(String type, String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.get(type).parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|2014-10-13|2014-10-13",
                "date|20141013|2014-10-13",
                "date|20141013T000000|2014-10-13",
                "date|20141013T000000.000Z|2014-10-13",
                "date|2014-10-13T00:00:00|2014-10-13",
                "date|2014-10-13T00:00:00Z|2014-10-13",
                "date|2014-10-13T00:00:00.000000|2014-10-13",
                "date|20240229|2024-02-29",
                "decimal|12.50|12.50",
                "decimal|7.7e+006|7700000",
                "decimal|1.225E6|1225000",
                "decimal|-1.5000e1|-15",
                "decimal|25e-1|2.5",
                "decimal|0e30|0",
                "decimal|1e-30|0.000000000000000000000000000001",
                "double|7.7e+006|7700000.0",
                "double|-122.257|-122.257",
                "double|1e-007|1.0E-7",
                "integer|-12|-12",
                "boolean|true|true",
                "text|20141013|20141013",
            })
    void aCellMayBeSpelledAsOtherProgramsDo(String type, String cell, String written) {
        ScalarType<?> scalar = TYPES.get(type);

        assertThat(scalar.write(scalar.parseCell(cell))).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|20141013T143000",
                "date|2014-10-13T00:00:01",
                "date|2014-10-13T00:00:00.001",
                "date|2014-10-13T00:00:00+02:00",
                "date|2014-10-13T000000",
                "date|20141013T00:00:00",
                "date|2014-1013",
                "date|20150229",
                "date|20141313",
                "date|2014101",
                "date|141013",
                "date|13.10.2014",
                "date|10/13/2014",
                "date|''",
                "decimal|1e31",
                "decimal|1e-31",
                "decimal|1e999999999",
                "decimal|e5",
                "decimal|1e",
                "decimal|1e5.0",
                "decimal|1,5",
                "decimal|NaN",
                "decimal|''",
                "double|1e31",
                "double|1e9999",
                "double|Infinity",
                "integer|3.0",
                "integer|3e0",
                "integer|2.5",
                "boolean|1",
            })
    void aCellThatSaysSomethingElseIsRefused(String type, String cell) {
        assertThatIllegalArgumentException().isThrownBy(() -> TYPES.get(type).parseCell(cell));
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
