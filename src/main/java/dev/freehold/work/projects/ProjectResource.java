package dev.freehold.work.projects;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Flag;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.http.Preconditions;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.Retry;
import dev.freehold.shared.transfer.Exporter;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.Spooled;
import dev.freehold.shared.transfer.Uploads;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(ProjectFields.PATH)
@Tag(name = "Work")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class ProjectResource {
    private final ProjectService projects;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Uploads uploads;
    private final Exporter exporter;

    ProjectResource(
            ProjectService projects,
            Callers callers,
            Answers answers,
            Preconditions preconditions,
            Uploads uploads,
            Exporter exporter) {
        this.projects = projects;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return projects.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return exporter.csv(ProjectFields.PROJECTS, request, projects::list);
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(ProjectFields.PROJECTS, uri.getQueryParameters());
        return exporter.ndjson(ProjectFields.PROJECTS, request, projects::list);
    }

    @POST
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<ProjectView>> create(CreateProject input) {
        return projects.create(input, callers.current()).map(project -> Answers.created(ProjectFields.PATH, project));
    }

    @POST
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Change change = callers.current().change();
        return uploads.importing(upload -> projects.importRows(upload, options, change));
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return projects.get(id).map(project -> answers.one(project, ProjectFields.PROJECTS, ifNoneMatch, fields));
    }

    @GET
    @PermissionsAllowed(Permissions.PROJECTS_READ)
    @Path("{id}/summary")
    @Operation(
            description = "How far the project is today (UTC): its tasks by status and priority, late ones, and hours.")
    public Uni<ProjectSummary> summary(UUID id) {
        return projects.summary(id);
    }

    @PATCH
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<ProjectView>> patch(
            UUID id, ProjectPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> projects.patch(id, patch, ifMatch, caller))
                .map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? projects.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> projects.trash(id, ifMatch, caller.change()));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<ProjectView>> restore(UUID id) {
        Change change = callers.current().change();
        return Retry.unlessConditional(Precondition.NONE, () -> projects.restore(id, change))
                .map(Answers::changed);
    }

    @POST
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("{id}/archive")
    public Uni<RestResponse<ProjectView>> archive(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        return archive(id, true, ifMatchHeader);
    }

    @POST
    @PermissionsAllowed(Permissions.PROJECTS_WRITE)
    @Path("{id}/unarchive")
    public Uni<RestResponse<ProjectView>> unarchive(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        return archive(id, false, ifMatchHeader);
    }

    private Uni<RestResponse<ProjectView>> archive(UUID id, boolean archived, String ifMatchHeader) {
        Precondition ifMatch = Precondition.parse(HttpHeaders.IF_MATCH, ifMatchHeader);
        Change change = callers.current().change();
        return Retry.unlessConditional(ifMatch, () -> projects.archive(id, archived, ifMatch, change))
                .map(Answers::changed);
    }
}
