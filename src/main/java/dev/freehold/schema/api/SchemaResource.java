package dev.freehold.schema.api;

import dev.freehold.schema.governor.Governor;
import dev.freehold.schema.report.ReportDocument;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

/**
 * The schema, looked at and repaired. A repair cannot run in the transaction that keeps an answer for its Idempotency-Key: it may
 * need the very tables that this transaction holds. Repeated, it finds nothing left to do.
 */
@Path("/api/v1/schema")
@Tag(name = "Schema")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class SchemaResource {
    private static final int SHOWN_OPERATIONS = 100;

    private final Governor governor;
    private final SchemaWorkers workers;

    SchemaResource(Governor governor, SchemaWorkers workers) {
        this.governor = governor;
        this.workers = workers;
    }

    @GET
    @PermissionsAllowed(Permissions.SCHEMA_READ)
    @Path("status")
    @Operation(
            summary = "How the schema is",
            description = "What is applied and pending, and how many findings there are.")
    public Uni<StatusDocument> status() {
        return workers.read(governor::status).map(StatusDocument::of);
    }

    @GET
    @PermissionsAllowed(Permissions.SCHEMA_READ)
    @Path("drift")
    @Operation(
            summary = "Compare entities, migrations and database",
            description = "Each disagreement with both definitions, its class, its severity and what to do.")
    public Uni<ReportDocument> drift() {
        return workers.read(governor::drift).map(drift -> ReportDocument.of(drift.report(), drift.attributions()));
    }

    @GET
    @PermissionsAllowed(Permissions.SCHEMA_READ)
    @Path("plan")
    @Operation(
            summary = "What would bring the database to its migrations",
            description = "The statements, each with its lock and what to know before it runs. Nothing is changed.")
    public Uni<PlanDocument> plan() {
        return workers.read(governor::plan).map(PlanDocument::of);
    }

    @GET
    @PermissionsAllowed(Permissions.SCHEMA_READ)
    @Path("history")
    @Operation(summary = "What became of the schema", description = "Migrations, and what governors did.")
    public Uni<HistoryDocument> history() {
        return workers.read(() -> governor.history(SHOWN_OPERATIONS)).map(HistoryDocument::of);
    }

    @POST
    @PermissionsAllowed(Permissions.SCHEMA_MANAGE)
    @Consumes(MediaTypes.JSON)
    @Path("repair")
    @Operation(
            summary = "Repair the schema",
            description =
                    "Runs the safe steps of the plan beside other requests, and answers when they are done. Destructive"
                            + " steps run only if the operator allows them, the hash of the plan is sent, and a backup was taken"
                            + " for it. A step that fails is among the results.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = RepairDocument.class)))
    @APIResponse(responseCode = "409")
    public Uni<RepairDocument> repair(RepairRequest request) {
        return workers.run(() -> governor.repair(request.planHash(), line -> {}))
                .map(RepairDocument::of);
    }
}
