package dev.freehold.work.tasks;

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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(TaskFields.PATH)
@Tag(name = "Work")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class TaskResource {
    private final TaskService tasks;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Uploads uploads;
    private final Exporter exporter;

    TaskResource(
            TaskService tasks,
            Callers callers,
            Answers answers,
            Preconditions preconditions,
            Uploads uploads,
            Exporter exporter) {
        this.tasks = tasks;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.TASKS_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(TaskFields.TASKS, uri.getQueryParameters());
        return tasks.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.TASKS_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(TaskFields.TASKS, uri.getQueryParameters());
        return exporter.csv(TaskFields.TASKS, request, tasks::list);
    }

    @GET
    @PermissionsAllowed(Permissions.TASKS_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(TaskFields.TASKS, uri.getQueryParameters());
        return exporter.ndjson(TaskFields.TASKS, request, tasks::list);
    }

    @POST
    @PermissionsAllowed(Permissions.TASKS_WRITE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<TaskView>> create(CreateTask input) {
        return tasks.create(input, callers.current().change()).map(task -> Answers.created(TaskFields.PATH, task));
    }

    @POST
    @PermissionsAllowed(Permissions.TASKS_WRITE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Change change = callers.current().change();
        return uploads.importing(upload -> tasks.importRows(upload, options, change));
    }

    @GET
    @PermissionsAllowed(Permissions.TASKS_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return tasks.get(id).map(task -> answers.one(task, TaskFields.TASKS, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.TASKS_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<TaskView>> patch(
            UUID id, TaskPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Change change = callers.current().change();
        return Retry.unlessConditional(ifMatch, () -> tasks.patch(id, patch, ifMatch, change))
                .map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.TASKS_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? tasks.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> tasks.trash(id, ifMatch, caller.change()));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.TASKS_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<TaskView>> restore(UUID id) {
        Change change = callers.current().change();
        return Retry.unlessConditional(Precondition.NONE, () -> tasks.restore(id, change))
                .map(Answers::changed);
    }
}
