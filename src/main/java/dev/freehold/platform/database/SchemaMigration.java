package dev.freehold.platform.database;

import dev.freehold.shared.persistence.SchemaReady;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jboss.logging.Logger;

/**
 * Brings the schema to the version that this build needs, or waits until somebody else has.
 *
 * <p>The first attempt is made before HTTP opens, so that a healthy start serves at once. If it fails the service starts
 * nevertheless, not ready, and goes on trying: it never exits for want of a database.
 */
@ApplicationScoped
public class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    /** Flyway names the script, what the database said and where; then it quotes the statement, which may be long. */
    private static final int LINES_OF_REASON = 8;

    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** Classes and states of SQLSTATE; a pool that waited in vain gives none. */
    private static final String CONNECTION = "08";

    private static final String SERVER_NOT_UP = "57P";
    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D000";

    private final Flyway flyway;
    private final boolean autoMigration;
    private final Event<SchemaReady> ready;
    private volatile State state = State.waiting("The schema has not been looked at yet.");
    private volatile Cancellable retries = () -> {};

    SchemaMigration(
            Flyway flyway,
            @ConfigProperty(name = "freehold.schema.auto-migration", defaultValue = "true") boolean autoMigration,
            Event<SchemaReady> ready) {
        this.flyway = flyway;
        this.autoMigration = autoMigration;
        this.ready = ready;
    }

    private record State(Optional<String> version, Optional<String> problem) {
        static State ready(String version) {
            return new State(Optional.of(version), Optional.empty());
        }

        static State waiting(String problem) {
            return new State(Optional.empty(), Optional.of(problem));
        }
    }

    /** Whether the schema is the one that this build needs. Once it is, it stays so until the process ends. */
    public boolean isReady() {
        return state.version().isPresent();
    }

    /** The version that was applied last, as its file names it ({@code 005}); empty until {@link #isReady}. */
    public Optional<String> schemaVersion() {
        return state.version();
    }

    /** Why the schema cannot be used yet, in a sentence without host names and credentials; empty once {@link #isReady}. */
    public Optional<String> problem() {
        return state.problem();
    }

    /** First of all observers: the others may use the tables. */
    void onStart(@Observes @Priority(1) StartupEvent event) {
        try {
            attempt();
        } catch (FlywayException failure) {
            retries = Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(FIRST_DELAY)
                    .emitOn(Infrastructure.getDefaultWorkerPool())
                    .invoke(this::attempt)
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_DELAY, LONGEST_DELAY)
                    .indefinitely()
                    .subscribe()
                    .with(done -> {}, gaveUp -> LOG.error("Stopped trying to migrate the schema", gaveUp));
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        retries.cancel();
    }

    /** @throws FlywayException if the schema is not ready after it */
    private void attempt() {
        try {
            if (autoMigration) {
                flyway.migrate();
            } else {
                check();
            }
            String version = currentVersion();
            // First, so that whoever is let in finds everything made that must be there.
            ready.fire(new SchemaReady(version));
            become(State.ready(version));
        } catch (FlywayException failure) {
            become(State.waiting(explain(failure)));
            LOG.debug("The schema is not ready", failure);
            throw failure;
        }
    }

    private void check() {
        MigrationInfo[] pending = flyway.info().pending();
        if (pending.length > 0) {
            throw new PendingMigrationsException(pending);
        }
        flyway.validate();
    }

    private String currentVersion() {
        MigrationInfoService migrations = flyway.info();
        return migrations.current() == null
                ? "none"
                : migrations.current().getVersion().getVersion();
    }

    /** Says it once per state, not per attempt: the attempts go on for ever. */
    private void become(State next) {
        if (!next.equals(state)) {
            next.version().ifPresent(version -> LOG.infof("The schema is ready at version %s", version));
            next.problem().ifPresent(problem -> LOG.warnf("The schema is not ready; trying again: %s", problem));
        }
        state = next;
    }

    private static String explain(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                String sqlState = database.getSQLState();
                if (sqlState == null || sqlState.startsWith(CONNECTION) || sqlState.startsWith(SERVER_NOT_UP)) {
                    return "The database does not answer.";
                }
                if (sqlState.startsWith(AUTHORIZATION)) {
                    return "The database refuses the user or the password.";
                }
                if (sqlState.equals(NO_SUCH_DATABASE)) {
                    return "The server has no database of that name.";
                }
            }
        }
        return failure.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(LINES_OF_REASON)
                .collect(Collectors.joining(" "));
    }

    /** Migrating is not allowed, and the schema is behind. */
    private static final class PendingMigrationsException extends FlywayException {
        private static final long serialVersionUID = 1L;

        PendingMigrationsException(MigrationInfo[] pending) {
            super("Migration is switched off, and these migrations are pending: "
                    + Arrays.stream(pending)
                            .map(migration -> migration.getVersion() + " " + migration.getDescription())
                            .collect(Collectors.joining(", ")));
        }
    }
}
