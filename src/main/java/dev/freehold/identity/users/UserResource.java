package dev.freehold.identity.users;

import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
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

@Path(UserFields.PATH)
@Tag(name = "Identity")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class UserResource {
    private final UserService users;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Uploads uploads;
    private final Exporter exporter;

    UserResource(
            UserService users,
            Callers callers,
            Answers answers,
            Preconditions preconditions,
            Uploads uploads,
            Exporter exporter) {
        this.users = users;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.USERS_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(UserFields.USERS, uri.getQueryParameters());
        return users.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.USERS_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(UserFields.USERS, uri.getQueryParameters());
        return exporter.csv(UserFields.USERS, request, users::list);
    }

    @GET
    @PermissionsAllowed(Permissions.USERS_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(UserFields.USERS, uri.getQueryParameters());
        return exporter.ndjson(UserFields.USERS, request, users::list);
    }

    @POST
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<UserView>> create(CreateUser input) {
        return users.add(input, callers.current().change()).map(view -> Answers.created(UserFields.PATH, view));
    }

    @POST
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Change change = callers.current().change();
        return uploads.importing(upload -> users.importRows(upload, options, change));
    }

    @GET
    @PermissionsAllowed(Permissions.USERS_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return users.get(id).map(view -> answers.one(view, UserFields.USERS, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<UserView>> patch(
            UUID id, UserPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        var ifMatch = preconditions.ifMatch(ifMatchHeader);
        var caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> users.patch(id, patch, ifMatch, caller))
                .map(Answers::changed);
    }
}
