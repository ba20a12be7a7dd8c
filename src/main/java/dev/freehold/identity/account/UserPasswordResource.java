package dev.freehold.identity.account;

import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/users/{id}/password")
@Tag(name = "Identity")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class UserPasswordResource {
    private final PasswordDesk passwords;
    private final Callers callers;

    UserPasswordResource(PasswordDesk passwords, Callers callers) {
        this.passwords = passwords;
        this.callers = callers;
    }

    @PUT
    @PermissionsAllowed(Permissions.USERS_MANAGE)
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Set the password of a user",
            description = "Ends every session of the user. Nobody may do this to a user who may do more than himself.")
    public Uni<RestResponse<Void>> set(UUID id, NewPassword input) {
        return passwords.set(id, input, callers.current()).map(done -> Answers.gone());
    }
}
