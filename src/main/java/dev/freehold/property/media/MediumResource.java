package dev.freehold.property.media;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Flag;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.http.Precondition;
import dev.freehold.shared.http.Preconditions;
import dev.freehold.shared.persistence.Retry;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(MediaFields.PATH)
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class MediumResource {
    private final MediaService media;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;

    MediumResource(MediaService media, Callers callers, Answers answers, Preconditions preconditions) {
        this.media = media;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return media.get(id, callers.current())
                .map(medium -> answers.one(medium, MediaFields.MEDIA, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<MediumView>> patch(
            UUID id, MediumPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> media.patch(id, patch, ifMatch, caller))
                .map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? media.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> media.trash(id, ifMatch, caller));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<MediumView>> restore(UUID id) {
        Caller caller = callers.current();
        return Retry.unlessConditional(Precondition.NONE, () -> media.restore(id, caller))
                .map(Answers::changed);
    }
}
