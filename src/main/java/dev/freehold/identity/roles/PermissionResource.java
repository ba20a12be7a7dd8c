package dev.freehold.identity.roles;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(PermissionFields.PATH)
@Tag(name = "Identity")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class PermissionResource {
    private final PermissionService permissions;
    private final Callers callers;
    private final Answers answers;
    private final Exporter exporter;

    PermissionResource(PermissionService permissions, Callers callers, Answers answers, Exporter exporter) {
        this.permissions = permissions;
        this.callers = callers;
        this.answers = answers;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(PermissionFields.PERMISSIONS, uri.getQueryParameters());
        return permissions.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(PermissionFields.PERMISSIONS, uri.getQueryParameters());
        return exporter.csv(PermissionFields.PERMISSIONS, request, permissions::list);
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(PermissionFields.PERMISSIONS, uri.getQueryParameters());
        return exporter.ndjson(PermissionFields.PERMISSIONS, request, permissions::list);
    }

    @GET
    @PermissionsAllowed(Permissions.ROLES_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(UUID id, @QueryParam("fields") String fields) {
        return permissions.get(id).map(permission -> answers.one(permission, PermissionFields.PERMISSIONS, fields));
    }
}
