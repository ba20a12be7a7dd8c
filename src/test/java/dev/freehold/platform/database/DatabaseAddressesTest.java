package dev.freehold.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressesTest {
    private static final String POOLER = "postgresql://ann:hunter2@pooler:6432/main";

    @Test
    void withoutADirectUrlThereIsOneWay() {
        DatabaseAddresses addresses =
                DatabaseAddresses.from(settings(Map.of("DATABASE_URL", POOLER))).orElseThrow();

        assertThat(addresses.isPooled()).isFalse();
        assertThat(addresses.direct()).isEqualTo(addresses.requests());
    }

    @Test
    void jdbcTakesTheWayPastThePooler() {
        Map<String, String> properties = DatabaseUrlConfigSource.properties(settings(
                Map.of("DATABASE_URL", POOLER, "DATABASE_DIRECT_URL", "postgresql://owner:other@db.example/main")));

        assertThat(properties.get("quarkus.datasource.jdbc.url")).startsWith("jdbc:postgresql://db.example:5432/main?");
        assertThat(properties)
                .containsEntry("quarkus.datasource.username", "owner")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://pooler:6432/main");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                             | postgresql://ann@db/main  | DATABASE_DIRECT_URL is set, and DATABASE_URL is not
            postgresql://ann:hunter2@pooler/main          | postgresql://ann@db/other | name different databases
            postgresql://ann:hunter2@pooler/main          | postgresql://ann@db:x/main | DATABASE_DIRECT_URL: the port must be
            postgresql://ann:hunter2@pooler:x/main        | postgresql://ann@db/main  | DATABASE_URL: the port must be
            postgresql://ann:hunter2@pooler/main?options=-c%20a%3Db | postgresql://ann@db/main | DATABASE_URL: a pooler in transaction mode keeps no options
            """)
    void contradictionsAreRefusedInOneLine(String url, String direct, String problem) {
        Settings settings = name -> Optional.ofNullable(
                name.equals("DATABASE_URL") ? url : name.equals("DATABASE_DIRECT_URL") ? direct : null);

        assertThatThrownBy(() -> DatabaseAddresses.from(settings))
                .isInstanceOf(DatabaseSettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hunter2")
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1);
    }

    private static Settings settings(Map<String, String> values) {
        return name -> Optional.ofNullable(values.get(name));
    }
}
