package dev.freehold.property.media;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(MediaFields.LIST)
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class PropertyMediaResource {
    private final MediaService media;
    private final Callers callers;
    private final Answers answers;
    private final Uploads uploads;
    private final Exporter exporter;

    PropertyMediaResource(MediaService media, Callers callers, Answers answers, Uploads uploads, Exporter exporter) {
        this.media = media;
        this.callers = callers;
        this.answers = answers;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    public Uni<RestResponse<Object>> list(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MediaFields.MEDIA, uri.getQueryParameters());
        return media.list(id, request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MediaFields.MEDIA, uri.getQueryParameters());
        return exporter.csv(MediaFields.MEDIA, request, page -> media.list(id, page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(MediaFields.MEDIA, uri.getQueryParameters());
        return exporter.ndjson(MediaFields.MEDIA, request, page -> media.list(id, page, caller));
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Consumes(MediaTypes.JSON)
    @Operation(description = "Without a `position` the medium becomes the last one.")
    public Uni<RestResponse<MediumView>> create(UUID id, CreateMedium input) {
        return media.create(id, input, callers.current()).map(medium -> Answers.created(MediaFields.PATH, medium));
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UUID id, UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Caller caller = callers.current();
        return uploads.importing(upload -> media.importRows(id, upload, options, caller));
    }

    @PUT
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("order")
    @Consumes(MediaTypes.JSON)
    @Operation(
            summary = "Reorder the media of the property",
            description =
                    "Takes the ids of all media that the caller may see, each once, in the order that they shall have. Only"
                            + " those that have to move are written. Doing it again changes nothing.")
    public Uni<RestResponse<OrderedMedia>> reorder(UUID id, MediaOrder order) {
        return media.reorder(id, order, callers.current()).map(RestResponse::ok);
    }
}
