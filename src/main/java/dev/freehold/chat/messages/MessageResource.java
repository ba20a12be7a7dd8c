package dev.freehold.chat.messages;

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
import dev.freehold.shared.paging.Page;
import dev.freehold.shared.persistence.Retry;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(MessageFields.PATH)
@Tag(name = "Chat")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class MessageResource {
    private final MessageService messages;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Exporter exporter;

    MessageResource(
            MessageService messages, Callers callers, Answers answers, Preconditions preconditions, Exporter exporter) {
        this.messages = messages;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        Caller caller = callers.current();
        return page(uri, request -> messages.list(request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        Caller caller = callers.current();
        return csv(uri, request -> messages.list(request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        Caller caller = callers.current();
        return ndjson(uri, request -> messages.list(request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Path("{id}/replies")
    public Uni<RestResponse<Object>> listReplies(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        return page(uri, request -> messages.listReplies(id, request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Path("{id}/replies")
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportRepliesCsv(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        return csv(uri, request -> messages.listReplies(id, request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Path("{id}/replies")
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportRepliesNdjson(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        return ndjson(uri, request -> messages.listReplies(id, request, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return messages.get(id, callers.current())
                .map(message -> answers.one(message, MessageFields.MESSAGES, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.MESSAGES_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    public Uni<RestResponse<MessageView>> patch(
            UUID id, MessagePatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        return Retry.unlessConditional(ifMatch, () -> messages.patch(id, patch, ifMatch, caller))
                .map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.MESSAGES_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? messages.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> messages.trash(id, ifMatch, caller));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.MESSAGES_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<MessageView>> restore(UUID id) {
        Caller caller = callers.current();
        return Retry.unlessConditional(Precondition.NONE, () -> messages.restore(id, caller))
                .map(Answers::changed);
    }

    private Uni<RestResponse<Object>> page(UriInfo uri, Function<ListRequest, Uni<Page<MessageView>>> pages) {
        ListRequest request = callers.current().list(MessageFields.MESSAGES, uri.getQueryParameters());
        return pages.apply(request).map(page -> answers.page(page, request, uri));
    }

    private RestMulti<Buffer> csv(UriInfo uri, Function<ListRequest, Uni<Page<MessageView>>> pages) {
        ListRequest request = callers.current().list(MessageFields.MESSAGES, uri.getQueryParameters());
        return exporter.csv(MessageFields.MESSAGES, request, pages);
    }

    private RestMulti<Buffer> ndjson(UriInfo uri, Function<ListRequest, Uni<Page<MessageView>>> pages) {
        ListRequest request = callers.current().list(MessageFields.MESSAGES, uri.getQueryParameters());
        return exporter.ndjson(MessageFields.MESSAGES, request, pages);
    }
}
