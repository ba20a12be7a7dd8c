package dev.freehold.schema.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freehold.schema.database.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaffoldTest {
    @TempDir
    private Path resources;

    private Scaffold scaffold;

    @BeforeEach
    void tree() throws IOException {
        Files.createDirectories(resources.resolve("db/migration"));
        Files.writeString(resources.resolve("db/migration/V009__nine.sql"), "select 1");
        Files.writeString(resources.resolve("db/migration/V011__eleven.sql"), "select 1");
        scaffold = new Scaffold(resources, "make snapshots");
    }

    @Test
    void beginsTheVersionAfterTheHighest() throws IOException {
        Scaffold.Result result = scaffold.next("price_alerts");

        assertThat(result.version()).isEqualTo("012");
        assertThat(result.files())
                .containsExactly(
                        resources.resolve("db/migration/V012__price_alerts.sql"),
                        resources.resolve("db/undo/U012__price_alerts.sql"))
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(scaffold.next("another").version()).isEqualTo("013");
    }

    @Test
    void saysWhichCommandMakesTheSnapshots() throws IOException {
        assertThat(scaffold.next("price_alerts").next()).anyMatch(line -> line.contains("make snapshots"));
    }

    @Test
    void beginsWithTheFirst() throws IOException {
        Files.delete(resources.resolve("db/migration/V009__nine.sql"));
        Files.delete(resources.resolve("db/migration/V011__eleven.sql"));

        assertThat(scaffold.next("first").version()).isEqualTo("001");
    }

    @Test
    void refusesOtherNames() {
        for (String name : new String[] {"", "Price", "price alerts", "price-alerts", "../price", "prix_é"}) {
            assertThatThrownBy(() -> scaffold.next(name)).isInstanceOf(RefusedException.class);
        }
        assertThat(resources.resolve("db/undo")).doesNotExist();
    }
}
