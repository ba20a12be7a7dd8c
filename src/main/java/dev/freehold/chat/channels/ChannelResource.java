package dev.freehold.chat.channels;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(ChannelFields.PATH)
@Tag(name = "Chat")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class ChannelResource {
    private final ChannelService channels;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Uploads uploads;
    private final Exporter exporter;

    ChannelResource(
            ChannelService channels,
            Callers callers,
            Answers answers,
            Preconditions preconditions,
            Uploads uploads,
            Exporter exporter) {
        this.channels = channels;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.CHANNELS_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(ChannelFields.CHANNELS, uri.getQueryParameters());
        return channels.list(request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.CHANNELS_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(ChannelFields.CHANNELS, uri.getQueryParameters());
        return exporter.csv(ChannelFields.CHANNELS, request, page -> channels.list(page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.CHANNELS_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(ChannelFields.CHANNELS, uri.getQueryParameters());
        return exporter.ndjson(ChannelFields.CHANNELS, request, page -> channels.list(page, caller));
    }

    @POST
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<ChannelView>> create(CreateChannel input) {
        return channels.create(input, callers.current()).map(channel -> Answers.created(ChannelFields.PATH, channel));
    }

    @POST
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Change change = callers.current().change();
        return uploads.importing(upload -> channels.importRows(upload, options, change));
    }

    @GET
    @PermissionsAllowed(Permissions.CHANNELS_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return channels.get(id, callers.current())
                .map(channel -> answers.one(channel, ChannelFields.CHANNELS, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<ChannelView>> patch(
            UUID id, ChannelPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> channels.patch(id, patch, ifMatch, caller))
                .map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? channels.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> channels.trash(id, ifMatch, caller));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<ChannelView>> restore(UUID id) {
        Caller caller = callers.current();
        return Retry.unlessConditional(Precondition.NONE, () -> channels.restore(id, caller))
                .map(Answers::changed);
    }

    @GET
    @PermissionsAllowed(Permissions.CHANNELS_READ)
    @Path("{id}/members")
    public Uni<RestResponse<Object>> members(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MemberFields.MEMBERS, uri.getQueryParameters());
        return channels.members(id, request, caller).map(page -> answers.page(page, request, uri));
    }

    @PUT
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("{id}/members/{userId}")
    @Operation(summary = "Make a user a member of the channel")
    public Uni<RestResponse<Void>> addMember(UUID id, UUID userId) {
        return channels.addMember(id, userId, callers.current()).map(done -> Answers.gone());
    }

    @DELETE
    @PermissionsAllowed(Permissions.CHANNELS_WRITE)
    @Path("{id}/members/{userId}")
    @Operation(summary = "End a user's membership of the channel")
    public Uni<RestResponse<Void>> removeMember(UUID id, UUID userId) {
        return channels.removeMember(id, userId, callers.current()).map(done -> Answers.gone());
    }
}
