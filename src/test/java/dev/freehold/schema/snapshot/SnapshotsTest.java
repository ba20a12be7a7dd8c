package dev.freehold.schema.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.drift.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw test -Dtest=SnapshotsTest -Dsnapshots.update} writes them anew. */
class SnapshotsTest {
    private static final Path COMMITTED = Path.of("src/main/resources/schema");
    private static final boolean UPDATE = System.getProperty("snapshots.update") != null;

    private static Map<String, String> made;

    @BeforeAll
    static void make() throws SQLException, IOException {
        made = SnapshotFiles.make();
        if (UPDATE) {
            Files.createDirectories(COMMITTED);
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.writeString(COMMITTED.resolve(file.getKey()), file.getValue());
            }
        }
    }

    @Test
    void whatIsCommittedIsWhatEntitiesAndMigrationsMake() throws IOException {
        for (Map.Entry<String, String> file : made.entrySet()) {
            assertThat(COMMITTED.resolve(file.getKey()))
                    .as("stale: write it anew with -Dtest=SnapshotsTest -Dsnapshots.update, and look at the difference")
                    .hasContent(file.getValue());
        }
        assertThat(committed()).isEqualTo(made.keySet());
    }

    @Test
    void entitiesAndMigrationsAgree() {
        Catalog migrations = Snapshots.at(Snapshots.head()).orElseThrow();

        assertThat(new Comparison(Snapshots.model(), migrations, migrations).findings())
                .isEmpty();
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        made.forEach((name, text) -> {
            if (name.endsWith(".json")) {
                assertThat(SnapshotFormat.write(SnapshotFormat.read(text))).isEqualTo(text);
            }
        });
    }

    private static Set<String> committed() throws IOException {
        try (Stream<Path> files = Files.list(COMMITTED)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }
}
