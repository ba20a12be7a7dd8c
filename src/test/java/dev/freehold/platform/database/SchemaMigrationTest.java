package dev.freehold.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.support.PostgresResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaMigrationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path migrations;

    private Flyway flyway;
    private SchemaMigration schema;

    @BeforeEach
    void configure() throws IOException {
        Files.writeString(migrations.resolve("V001__first.sql"), "create table first (id int);");
        Files.writeString(migrations.resolve("V002__second.sql"), "create table second (id int);");
        DatabaseUrl url = DatabaseUrl.parse(PostgresResource.url());
        flyway = Flyway.configure()
                .dataSource(url.jdbcUrl(), url.user(), null)
                .schemas("s" + UUID.randomUUID().toString().replace("-", ""))
                .locations("filesystem:" + migrations)
                .load();
    }

    @AfterEach
    void stop() {
        schema.onStop(new ShutdownEvent());
    }

    @Test
    void isReadyAtOnceWhenTheDatabaseIsThere() {
        start(true);

        assertThat(schema.isReady()).isTrue();
        assertThat(schema.schemaVersion()).contains("002");
        assertThat(schema.problem()).isEmpty();
    }

    @Test
    void startsWithoutTheDatabaseAndBecomesReadyWhenItComes() throws InterruptedException {
        PostgresResource.stopServer();
        start(true);

        assertThat(schema.isReady()).isFalse();
        assertThat(schema.problem()).contains("The database does not answer.");

        PostgresResource.startServer();
        awaitReady();
        assertThat(schema.schemaVersion()).contains("002");
    }

    @Test
    void namesWhatIsPendingWhenItMayNotMigrateAndWaitsForSomebodyElseTo() throws InterruptedException {
        start(false);

        assertThat(schema.isReady()).isFalse();
        assertThat(schema.problem().orElseThrow()).contains("pending: 001 first, 002 second");

        flyway.migrate();
        awaitReady();
    }

    @Test
    void saysWhichMigrationFails() throws IOException {
        Files.writeString(migrations.resolve("V003__third.sql"), "create table first (id int);");
        start(true);

        assertThat(schema.isReady()).isFalse();
        assertThat(schema.problem().orElseThrow()).contains("V003__third.sql");
    }

    private void start(boolean autoMigration) {
        schema = new SchemaMigration(flyway, autoMigration, new SchemaReadyEvents());
        schema.onStart(new StartupEvent());
    }

    private void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!schema.isReady() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(schema.isReady()).isTrue();
    }
}
