package dev.freehold.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseUrlConfigSourceTest {

    @Test
    void mapsTheUrlToWhatQuarkusReads() {
        Map<String, String> properties =
                properties("postgresql+asyncpg://ann:s%40cret@db.example/main?sslmode=disable");

        assertThat(properties)
                .containsOnlyKeys(
                        "quarkus.datasource.reactive.url",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password")
                .containsEntry("quarkus.datasource.reactive.url", "postgresql://db.example:5432/main")
                .containsEntry("quarkus.datasource.username", "ann")
                .containsEntry("quarkus.datasource.password", "s@cret");
    }

    @Test
    void writesAReactiveUrlThatTheDriverReadsBack() {
        String url = properties("postgresql://ann@[::1]:5433/my%20base").get("quarkus.datasource.reactive.url");

        PgConnectOptions options = PgConnectOptions.fromUri(url);
        assertThat(options.getDatabase()).isEqualTo("my base");
        assertThat(options.getPort()).isEqualTo(5433);
    }

    @Test
    void saysNothingOfAUrlThatIsAbsentOrWrong() {
        assertThat(DatabaseUrlConfigSource.properties(name -> Optional.empty())).isEmpty();
        assertThat(properties("postgresql://ann:secret@h:x/d")).isEmpty();
    }

    private static Map<String, String> properties(String url) {
        return DatabaseUrlConfigSource.properties(
                name -> Optional.of(url).filter(value -> name.equals(DatabaseUrl.SETTING)));
    }
}
