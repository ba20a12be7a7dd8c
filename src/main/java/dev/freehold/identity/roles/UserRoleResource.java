package dev.freehold.identity.roles;

import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.ListRequest;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(UserRoleFields.PATH)
@Tag(name = "Identity")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class UserRoleResource {
    private final UserRoleService userRoles;
    private final Callers callers;
    private final Answers answers;

    UserRoleResource(UserRoleService userRoles, Callers callers, Answers answers) {
        this.userRoles = userRoles;
        this.callers = callers;
        this.answers = answers;
    }

    @GET
    @PermissionsAllowed(Permissions.USERS_READ)
    public Uni<RestResponse<Object>> list(UUID id, UriInfo uri) {
        ListRequest request = callers.current().list(UserRoleFields.USER_ROLES, uri.getQueryParameters());
        return userRoles.list(id, request).map(page -> answers.page(page, request, uri));
    }

    @PUT
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Path("{roleId}")
    @Operation(summary = "Give the user a role")
    public Uni<RestResponse<Void>> give(UUID id, UUID roleId) {
        return userRoles.give(id, roleId, callers.current()).map(done -> Answers.gone());
    }

    @DELETE
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Path("{roleId}")
    @Operation(summary = "Take a role from the user")
    public Uni<RestResponse<Void>> take(UUID id, UUID roleId) {
        return userRoles.take(id, roleId, callers.current()).map(done -> Answers.gone());
    }
}
