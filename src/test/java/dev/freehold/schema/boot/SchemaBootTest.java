package dev.freehold.schema.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.support.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two small migrations, so that a test can add a third. */
class SchemaBootTest {
    @TempDir
    private Path migrations;

    private final String schema = "s" + UUID.randomUUID().toString().replace("-", "");
    private GovernedDatabase database;
    private Booted booted;

    @BeforeEach
    void writeMigrations() throws IOException {
        Files.writeString(migrations.resolve("V001__first.sql"), "create table first (id int);");
        Files.writeString(migrations.resolve("V002__second.sql"), "alter table first add second int;");
        String url = "jdbc:" + PostgresResource.url().replace("freehold@", "");
        database = new GovernedDatabase(url, "freehold", null, schema);
    }

    @AfterEach
    void stop() {
        if (booted != null) {
            booted.close();
        }
    }

    @Test
    void isReadyAtOnceWhenTheDatabaseIsThere() {
        start(true);

        assertThat(booted.state().isReady()).isTrue();
        assertThat(booted.state().version()).contains("002");
        assertThat(booted.state().problem()).isEmpty();
    }

    @Test
    void startsWithoutTheDatabaseAndBecomesReadyWhenItComes() {
        PostgresResource.stopServer();
        start(true);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().condition()).isEqualTo(SchemaCondition.UNKNOWN);
        assertThat(booted.state().problem()).contains("The database does not answer.");

        PostgresResource.startServer();
        booted.awaitReady();
        assertThat(booted.state().version()).contains("002");
    }

    @Test
    void namesWhatIsPendingWhenItMayNotMigrateAndWaitsForSomebodyElseTo() {
        start(false);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().condition()).isEqualTo(SchemaCondition.PENDING);
        assertThat(booted.state().problem().orElseThrow()).contains("pending: 001 first, 002 second");

        flyway().dataSource(database.dataSource()).load().migrate();
        booted.awaitReady();
    }

    @Test
    void saysWhichMigrationFails() throws IOException {
        Files.writeString(migrations.resolve("V003__third.sql"), "create table first (id int);");
        start(true);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().problem().orElseThrow()).contains("V003__third.sql");
    }

    @Test
    void aMigrationThatWasChangedAfterwardsIsRefused() throws IOException {
        flyway().dataSource(database.dataSource()).load().migrate();
        Files.writeString(migrations.resolve("V002__second.sql"), "alter table first add second bigint;");
        start(true);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().problem().orElseThrow()).contains("migration 002 second has changed");
    }

    @Test
    void aMigrationThatTheBuildLacksIsRefused() throws IOException {
        Files.writeString(migrations.resolve("V003__third.sql"), "create table third (id int);");
        flyway().dataSource(database.dataSource()).load().migrate();
        Files.delete(migrations.resolve("V002__second.sql"));
        start(true);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().problem().orElseThrow()).contains("002 second", "this build lacks it");
    }

    @Test
    void waitsWhileSomebodyElseHasTheLockAndSaysWho() throws SQLException {
        Optional<GovernorLock> lock = GovernorLock.tryTake(database, "test");
        try (GovernorLock held = lock.orElseThrow()) {
            start(true);

            assertThat(held.isHeld()).isTrue();
            assertThat(booted.state().isReady()).isFalse();
            assertThat(booted.state().condition()).isEqualTo(SchemaCondition.PENDING);
            assertThat(booted.state().problem().orElseThrow()).contains("governor's lock (freehold@", "001 first");
        }
        booted.awaitReady();
    }

    @Test
    void needsNoLockWhereNothingIsPending() throws SQLException {
        flyway().dataSource(database.dataSource()).load().migrate();
        try (GovernorLock held = GovernorLock.tryTake(database, "test").orElseThrow()) {
            start(true);

            assertThat(held.isHeld()).isTrue();
            assertThat(booted.state().isReady()).isTrue();
        }
    }

    @Test
    void aMigrationGivesWayToALongReaderAndGoesOnAfterIt() throws SQLException {
        try (Connection reader = migratedTo("001");
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            reading.execute("select * from first");
            start(true);

            assertThat(booted.state().isReady()).isFalse();
            assertThat(booted.state().problem().orElseThrow()).contains("Others hold locks", "V002__second.sql");
            reader.rollback();
        }
        booted.awaitReady();
        assertThat(booted.state().version()).contains("002");
    }

    @Test
    void aDatabaseThatSomebodyElseMadeIsToBeAdopted() throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
            statement.execute("create table " + schema + ".orders (id int)");
        }
        start(true);

        assertThat(booted.state().isReady()).isFalse();
        assertThat(booted.state().problem().orElseThrow()).contains("schema adopt");
    }

    @Test
    void aServiceStartsAliveAndNotReadyWhileSomebodyLocksWhatItReads() throws SQLException {
        try (Connection other = migratedTo("002");
                Statement locking = other.createStatement()) {
            other.setAutoCommit(false);
            locking.execute("lock table flyway_schema_history in access exclusive mode");

            booted = Booted.startAtOnce(flyway(), database, Booted.settings(true, false));

            assertThat(booted.state().isReady()).isFalse();
            assertThat(booted.state().problem()).isPresent();
            other.rollback();
        }
        booted.awaitReady();
    }

    private Connection migratedTo(String version) throws SQLException {
        flyway().dataSource(database.dataSource()).target(version).load().migrate();
        return database.connect("test");
    }

    private void start(boolean autoMigration) {
        booted = Booted.start(flyway(), database, Booted.settings(autoMigration, false));
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().schemas(schema).locations("filesystem:" + migrations);
    }
}
