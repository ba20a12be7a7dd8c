package dev.freehold.identity.sessions;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.ListRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(SessionFields.PATH)
@Tag(name = "Sign-in")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class SessionResource {
    private final SessionService sessions;
    private final Callers callers;
    private final Answers answers;

    SessionResource(SessionService sessions, Callers callers, Answers answers) {
        this.sessions = sessions;
        this.callers = callers;
        this.answers = answers;
    }

    @GET
    @RolesAllowed(Callers.PERSON)
    @Operation(summary = "List one's own sessions")
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(SessionFields.SESSIONS, uri.getQueryParameters());
        return sessions.list(request, caller).map(page -> answers.page(page, request, uri));
    }

    @DELETE
    @RolesAllowed(Callers.PERSON)
    @Path("{id}")
    @Operation(summary = "End one of one's own sessions")
    public Uni<RestResponse<Void>> revoke(UUID id) {
        Caller caller = callers.current();
        return sessions.end(id, caller)
                .invoke(() -> sessions.forget(caller.id()))
                .map(done -> Answers.gone());
    }
}
