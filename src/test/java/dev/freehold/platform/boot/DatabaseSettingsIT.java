package dev.freehold.platform.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PackagedService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of the database that contradict each other or are out of range, as an operator meets them. */
class DatabaseSettingsIT {
    private static final String POOLER = "postgresql://ann:s3cret-word@localhost:1/main";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATABASE_DIRECT_URL  | postgresql://ann@localhost:1/other | DATABASE_DIRECT_URL and DATABASE_URL name different databases",
                "DATABASE_DIRECT_URL  | postgresql://ann@localhost:x/main  | DATABASE_DIRECT_URL: the port must be a number",
                "DB_POOL_QUEUE        | 0                                  | DB_POOL_QUEUE: a whole number from 1 to 100000 is allowed",
                "DB_STATEMENT_TIMEOUT | soon                               | DB_STATEMENT_TIMEOUT: a duration from 100ms to 1h is allowed"
            })
    void oneThatCannotBeUsedEndsTheStartWithOneLine(String setting, String value, String said)
            throws InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", POOLER));
        environment.put(setting, value);
        try (PackagedService packaged = PackagedService.start(environment)) {
            assertThat(packaged.endsWithin(30)).as("ends").isTrue();
            assertThat(packaged.exitCode()).isEqualTo(2);
            assertThat(packaged.output())
                    .singleElement()
                    .asString()
                    .startsWith("freehold: " + said)
                    .doesNotContain("s3cret-word");
        }
    }
}
