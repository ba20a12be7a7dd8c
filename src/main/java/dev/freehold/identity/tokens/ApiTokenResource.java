package dev.freehold.identity.tokens;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.http.Preconditions;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.persistence.Retry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(ApiTokenFields.PATH)
@Tag(name = "Sign-in")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class ApiTokenResource {
    private final ApiTokenService tokens;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;

    ApiTokenResource(ApiTokenService tokens, Callers callers, Answers answers, Preconditions preconditions) {
        this.tokens = tokens;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
    }

    @GET
    @RolesAllowed(Callers.PERSON)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(ApiTokenFields.TOKENS, uri.getQueryParameters());
        return tokens.list(request, caller).map(page -> answers.page(page, request, uri));
    }

    @POST
    @RolesAllowed(Callers.PERSON)
    @Consumes(MediaTypes.JSON)
    @Operation(description = "The token itself is in this answer and in no other.")
    public Uni<RestResponse<IssuedApiToken>> create(CreateApiToken input) {
        return tokens.create(input, callers.current()).map(token -> Answers.created(ApiTokenFields.PATH, token));
    }

    @GET
    @RolesAllowed(Callers.PERSON)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return tokens.get(id, callers.current())
                .map(token -> answers.one(token, ApiTokenFields.TOKENS, ifNoneMatch, fields));
    }

    @DELETE
    @RolesAllowed(Callers.PERSON)
    @Path("{id}")
    @Operation(description = "Revokes the token for good.")
    public Uni<RestResponse<Void>> revoke(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> tokens.revoke(id, ifMatch, caller))
                .map(done -> Answers.gone());
    }
}
