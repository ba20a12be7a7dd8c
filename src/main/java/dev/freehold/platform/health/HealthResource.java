package dev.freehold.platform.health;

import dev.freehold.schema.boot.SchemaState;
import dev.freehold.schema.drift.DriftReport;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Health for people and for monitors that know no probes. */
@Path("/health")
@Tag(name = "Operation")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class HealthResource {
    private final DatabaseProbe database;
    private final SchemaState schema;
    private final Departure departure;
    private final String version;

    HealthResource(
            DatabaseProbe database,
            SchemaState schema,
            Departure departure,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.database = database;
        this.schema = schema;
        this.departure = departure;
        this.version = version;
    }

    /** 200 while requests can be served, 503 otherwise. */
    @GET
    @PermitAll
    public Uni<RestResponse<Health>> health() {
        return database.flaw().map(flaw -> {
            boolean up = flaw == null && schema.isReady() && departure.flaw() == null;
            Health health = new Health(
                    up ? "up" : "down",
                    flaw == null ? "up" : "down",
                    version,
                    schema.version().orElse(null),
                    schema.condition().toString(),
                    schema.report().map(DriftReport::findings).map(List::size).orElse(null));
            return ResponseBuilder.create(up ? Status.OK : Status.SERVICE_UNAVAILABLE, health)
                    .build();
        });
    }
}
