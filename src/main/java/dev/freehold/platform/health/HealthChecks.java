package dev.freehold.platform.health;

import dev.freehold.schema.boot.SchemaState;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * The probes: started once boot is through, live as long as the process answers, ready while the database answers and has
 * the schema, and nobody has told the service to stop.
 */
@ApplicationScoped
class HealthChecks {
    private final DatabaseProbe database;
    private final SchemaState schema;
    private final Departure departure;

    HealthChecks(DatabaseProbe database, SchemaState schema, Departure departure) {
        this.database = database;
        this.schema = schema;
        this.departure = departure;
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("boot");
    }

    /** Asks nothing: a database that is away is no reason to restart the process. */
    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @Readiness
    AsyncHealthCheck databaseReady() {
        return () -> database.flaw().map(flaw -> response("database", flaw));
    }

    @Produces
    @Readiness
    AsyncHealthCheck schemaReady() {
        return () -> Uni.createFrom().item(this::schemaResponse);
    }

    @Produces
    @Readiness
    HealthCheck staying() {
        return () -> response("staying", departure.flaw());
    }

    private static HealthCheckResponse response(String name, String flaw) {
        return builder(name, flaw).build();
    }

    private HealthCheckResponse schemaResponse() {
        HealthCheckResponseBuilder response = builder("schema", schema.problem().orElse(null));
        response.withData("state", schema.condition().toString());
        schema.version().ifPresent(version -> response.withData("version", version));
        schema.report().ifPresent(report -> report.counts()
                .forEach((findingClass, count) -> response.withData(findingClass.toString(), count)));
        schema.staleSince().ifPresent(since -> response.withData("stale_since", since.toString()));
        return response.build();
    }

    private static HealthCheckResponseBuilder builder(String name, String flaw) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).status(flaw == null);
        return flaw == null ? response : response.withData("reason", flaw);
    }
}
