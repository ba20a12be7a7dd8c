package dev.freehold.schema.boot;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.protection.Protection;
import dev.freehold.support.Polling;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** A service's schema, booted as at its start but without a service. */
final class Booted implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(1);

    private final Governance governance;
    private final SchemaState state;
    private final SchemaBoot boot;

    private Booted(
            Flyway flyway,
            GovernedDatabase address,
            GovernorSettings settings,
            Duration patienceAtStart,
            Duration waitAtStart) {
        governance = new Governance(() -> flyway, address, Optional.of(address.schema()), settings);
        state = new SchemaState(governance);
        boot = new SchemaBoot(governance, state, new SchemaReadyEvents(), true, patienceAtStart, waitAtStart);
        boot.onStart(new StartupEvent());
    }

    static Booted start(FluentConfiguration migrations, GovernedDatabase address, GovernorSettings settings) {
        return new Booted(migrations.load(), address, settings, PATIENCE_AT_START, PATIENCE);
    }

    /** That does not wait until the first attempt has come to an end. */
    static Booted startAtOnce(FluentConfiguration migrations, GovernedDatabase address, GovernorSettings settings) {
        return new Booted(migrations.load(), address, settings, PATIENCE_AT_START, Duration.ofMillis(1));
    }

    /** With the migrations of this build; waits for others as long as a test may take. */
    static Booted start(GovernedDatabase address, GovernorSettings settings) {
        return new Booted(migrations().load(), address, settings, PATIENCE, PATIENCE);
    }

    /** The migrations of this build. */
    static FluentConfiguration migrations() {
        return Flyway.configure().locations("classpath:db/migration");
    }

    static GovernorSettings settings(boolean autoMigration, boolean refusesDrift) {
        return new GovernorSettings(
                autoMigration, false, refusesDrift, Protection.NONE, Path.of("target"), Duration.ofMillis(300));
    }

    SchemaState state() {
        return state;
    }

    Governance governance() {
        return governance;
    }

    void awaitReady() {
        Polling.await("ready", PATIENCE, state::isReady);
    }

    @Override
    public void close() {
        boot.onStop(new ShutdownEvent());
    }
}
