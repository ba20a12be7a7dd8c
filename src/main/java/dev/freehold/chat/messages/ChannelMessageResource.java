package dev.freehold.chat.messages;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.transfer.Exporter;
import dev.freehold.shared.transfer.ImportOptions;
import dev.freehold.shared.transfer.ImportReport;
import dev.freehold.shared.transfer.Spooled;
import dev.freehold.shared.transfer.Uploads;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path("/api/v1/channels/{id}/messages")
@Tag(name = "Chat")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class ChannelMessageResource {
    private final MessageService messages;
    private final Callers callers;
    private final Answers answers;
    private final Uploads uploads;
    private final Exporter exporter;

    ChannelMessageResource(
            MessageService messages, Callers callers, Answers answers, Uploads uploads, Exporter exporter) {
        this.messages = messages;
        this.callers = callers;
        this.answers = answers;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    public Uni<RestResponse<Object>> list(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MessageFields.MESSAGES, uri.getQueryParameters());
        return messages.listChannel(id, request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MessageFields.MESSAGES, uri.getQueryParameters());
        return exporter.csv(MessageFields.MESSAGES, request, page -> messages.listChannel(id, page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.MESSAGES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MessageFields.MESSAGES, uri.getQueryParameters());
        return exporter.ndjson(MessageFields.MESSAGES, request, page -> messages.listChannel(id, page, caller));
    }

    @POST
    @PermissionsAllowed(Permissions.MESSAGES_WRITE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<MessageView>> post(UUID id, CreateMessage input) {
        return messages.post(id, input, callers.current()).map(message -> Answers.created(MessageFields.PATH, message));
    }

    @POST
    @PermissionsAllowed(Permissions.MESSAGES_MODERATE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UUID id, UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Caller caller = callers.current();
        return uploads.importing(upload -> messages.importRows(id, upload, options, caller));
    }
}
