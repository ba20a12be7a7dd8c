package dev.freehold.property.confidential;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.NeverStored;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.http.Preconditions;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/properties/{id}/confidential")
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@NeverStored
public class ConfidentialResource {
    private static final String WHO = " For those with the permission `" + Permissions.PROPERTIES_READ
            + "`, if they are the listing's own agent (himself, not a program with his personal access token), or have the permission ";
    private static final String RECORD = ". Every look and every refusal is on record under `/api/v1/access-audit`. 503"
            + " `confidential_unavailable` if the key is missing that it is encrypted under.";
    private static final String TO_READ = WHO + "`" + Permissions.CONFIDENTIAL_READ + "`" + RECORD;
    private static final String TO_WRITE = WHO + "`" + Permissions.CONFIDENTIAL_WRITE
            + "` and, because the answer shows all that is there, `" + Permissions.CONFIDENTIAL_READ + "`" + RECORD;

    private final ConfidentialService confidential;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;

    ConfidentialResource(
            ConfidentialService confidential, Callers callers, Answers answers, Preconditions preconditions) {
        this.confidential = confidential;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
    }

    @GET
    @Authenticated
    @Operation(description = "All fields are null, and the version is 0, as long as nothing was written." + TO_READ)
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaTypes.JSON, schema = @Schema(implementation = ConfidentialView.class)))
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        Set<String> kept = Answers.fields(ConfidentialView.FIELDS, fields);
        List<String> shown = ConfidentialPart.FIELDS.stream()
                .filter(field -> kept.isEmpty() || kept.contains(field))
                .toList();
        return confidential
                .get(id, shown, callers.current())
                .map(verdict -> answers.one(verdict.view(), ifNoneMatch, kept));
    }

    @PUT
    @Authenticated
    @Consumes(MediaTypes.JSON)
    @Operation(description = "Replaces all of it: a field that is absent is null afterwards." + TO_WRITE)
    public Uni<RestResponse<ConfidentialView>> put(
            UUID id, ConfidentialPart part, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return confidential.put(id, part, ifMatch, caller).map(verdict -> Answers.changed(verdict.view()));
    }

    @PATCH
    @Authenticated
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    @Operation(
            description =
                    "A merge-patch (RFC 7396): an absent field is untouched, null clears it, and a patch that changes"
                            + " nothing leaves the version as it is." + TO_WRITE)
    public Uni<RestResponse<ConfidentialView>> patch(
            UUID id, ConfidentialPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return confidential.patch(id, patch, ifMatch, caller).map(verdict -> Answers.changed(verdict.view()));
    }
}
