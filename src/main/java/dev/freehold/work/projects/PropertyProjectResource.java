package dev.freehold.work.projects;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.transfer.Exporter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The projects that are about a property. They are made and changed as all others are. */
@Path(ProjectFields.OF_A_PROPERTY)
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class PropertyProjectResource {
    private final ProjectService projects;
    private final Callers callers;
    private final Answers answers;
    private final Exporter exporter;

    PropertyProjectResource(ProjectService projects, Callers callers, Answers answers, Exporter exporter) {
        this.projects = projects;
        this.callers = callers;
        this.answers = answers;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Operation(summary = "List the projects about a property")
    public Uni<RestResponse<Object>> list(UUID id, UriInfo uri) {
        Caller caller = reader();
        ListRequest request = caller.list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return projects.listOf(id, request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UUID id, UriInfo uri) {
        Caller caller = reader();
        ListRequest request = caller.list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return exporter.csv(ProjectFields.PROJECTS, request, page -> projects.listOf(id, page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UUID id, UriInfo uri) {
        Caller caller = reader();
        ListRequest request = caller.list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return exporter.ndjson(ProjectFields.PROJECTS, request, page -> projects.listOf(id, page, caller));
    }

    /** Which property it is about is as much the answer as the projects are. */
    private Caller reader() {
        Caller caller = callers.current();
        caller.require(Permissions.PROPERTIES_READ);
        return caller;
    }
}
