package dev.freehold.identity.roles;

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
import dev.freehold.shared.transfer.Exporter;
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

@Path(RoleFields.PATH)
@Tag(name = "Identity")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class RoleResource {
    private final RoleService roles;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Exporter exporter;

    RoleResource(RoleService roles, Callers callers, Answers answers, Preconditions preconditions, Exporter exporter) {
        this.roles = roles;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(RoleFields.ROLES, uri.getQueryParameters());
        return roles.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(RoleFields.ROLES, uri.getQueryParameters());
        return exporter.csv(RoleFields.ROLES, request, roles::list);
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(RoleFields.ROLES, uri.getQueryParameters());
        return exporter.ndjson(RoleFields.ROLES, request, roles::list);
    }

    @POST
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<RoleView>> create(CreateRole input) {
        return roles.create(input, callers.current()).map(role -> Answers.created(RoleFields.PATH, role));
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return roles.get(id).map(role -> answers.one(role, RoleFields.ROLES, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<RoleView>> patch(
            UUID id, RolePatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        return roles.patch(id, patch, ifMatch, callers.current()).map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion =
                Flag.isSet("purge", purge) ? roles.purge(id, ifMatch, caller) : roles.trash(id, ifMatch, caller);
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.ROLES_MANAGE)
    @Path("{id}/restore")
    public Uni<RestResponse<RoleView>> restore(UUID id) {
        return roles.restore(id, callers.current()).map(Answers::changed);
    }
}
