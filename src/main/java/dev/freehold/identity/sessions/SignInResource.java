package dev.freehold.identity.sessions;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.ClientAddress;
import dev.freehold.shared.http.Flag;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.http.RequestId;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/auth")
@Tag(name = "Sign-in")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class SignInResource {
    private final SignInDesk desk;
    private final SessionService sessions;
    private final Callers callers;

    SignInResource(SignInDesk desk, SessionService sessions, Callers callers) {
        this.desk = desk;
        this.sessions = sessions;
        this.callers = callers;
    }

    @POST
    @PermitAll
    @Path("login")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Sign in",
            description = "With a user name or an e-mail address. Whatever is wrong, the answer is the same. After some"
                    + " failures the next attempt has to wait, longer each time (429 with `Retry-After`).")
    public Uni<Tokens> login(SignIn input, RoutingContext request) {
        String device =
                input.device() != null ? input.device() : request.request().getHeader(HttpHeaders.USER_AGENT);
        return desk.signIn(input, visit(device, request));
    }

    @POST
    @PermitAll
    @Path("refresh")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Go on with a session",
            description =
                    "Takes the newest refresh token and answers a new pair. Each refresh token counts once: one that"
                            + " comes a second time has been stolen, from one side or the other, and ends its session.")
    public Uni<Tokens> refresh(Refresh input, RoutingContext request) {
        return desk.refresh(input.refreshToken(), visit(null, request));
    }

    @POST
    @RolesAllowed(Callers.PERSON)
    @Path("logout")
    @Operation(
            summary = "Sign out",
            description =
                    "Ends the session that the access token belongs to, or with `all=true` every session of the user."
                            + " Personal access tokens are not touched.")
    public Uni<RestResponse<Void>> logout(@QueryParam("all") String all) {
        Caller caller = callers.current();
        UUID session = caller.account().session();
        Uni<Void> end = Flag.isSet("all", all)
                ? sessions.endAll(caller.id(), null, caller.id(), caller.requestId())
                : session == null ? Uni.createFrom().voidItem() : sessions.end(session, caller);
        return end.invoke(() -> sessions.forget(caller.id())).map(done -> Answers.gone());
    }

    private static Visit visit(String device, RoutingContext request) {
        return new Visit(device, ClientAddress.of(request), RequestId.of(request));
    }
}
