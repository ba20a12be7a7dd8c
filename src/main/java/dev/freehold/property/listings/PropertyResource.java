package dev.freehold.property.listings;

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

@Path(PropertyFields.PATH)
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class PropertyResource {
    private final PropertyService properties;
    private final Callers callers;
    private final Answers answers;
    private final Preconditions preconditions;
    private final Uploads uploads;
    private final Exporter exporter;

    PropertyResource(
            PropertyService properties,
            Callers callers,
            Answers answers,
            Preconditions preconditions,
            Uploads uploads,
            Exporter exporter) {
        this.properties = properties;
        this.callers = callers;
        this.answers = answers;
        this.preconditions = preconditions;
        this.uploads = uploads;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(PropertyFields.seenBy(caller), uri.getQueryParameters());
        return properties.list(request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(PropertyFields.seenBy(caller), uri.getQueryParameters());
        return exporter.csv(PropertyFields.seenBy(caller), request, page -> properties.list(page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(PropertyFields.seenBy(caller), uri.getQueryParameters());
        return exporter.ndjson(PropertyFields.seenBy(caller), request, page -> properties.list(page, caller));
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Consumes(MediaTypes.JSON)
    public Uni<RestResponse<PropertyView>> create(CreateProperty input) {
        return properties
                .create(input, callers.current())
                .map(property -> Answers.created(PropertyFields.PATH, property));
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("import")
    @Consumes({MediaTypes.CSV, MediaTypes.NDJSON})
    @Spooled
    public Uni<ImportReport> importRows(UriInfo uri) {
        ImportOptions options = ImportOptions.parse(uri.getQueryParameters());
        Caller caller = callers.current();
        return uploads.importing(upload -> properties.importRows(upload, options, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(
            UUID id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch, @QueryParam("fields") String fields) {
        return properties
                .get(id, callers.current())
                .map(property -> answers.one(property, PropertyFields.OFFICE, ifNoneMatch, fields));
    }

    @PATCH
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}")
    @Consumes({MediaTypes.JSON, MediaTypes.MERGE_PATCH})
    @Operation(
            description =
                    "A status moves along the legal transitions only; a 409 names those that are allowed. Each change"
                            + " of the status or of the price writes one row of the listing's history.")
    public Uni<RestResponse<PropertyView>> patch(
            UUID id, PropertyPatch patch, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        return properties.patch(id, patch, ifMatch, callers.current()).map(Answers::changed);
    }

    @DELETE
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}")
    public Uni<RestResponse<Void>> delete(
            UUID id, @QueryParam("purge") String purge, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatchHeader) {
        Precondition ifMatch = preconditions.ifMatch(ifMatchHeader);
        Caller caller = callers.current();
        Uni<Void> deletion = Flag.isSet("purge", purge)
                ? properties.purge(id, ifMatch, caller)
                : Retry.unlessConditional(ifMatch, () -> properties.trash(id, ifMatch, caller));
        return deletion.map(done -> Answers.gone());
    }

    @POST
    @PermissionsAllowed(Permissions.PROPERTIES_WRITE)
    @Path("{id}/restore")
    public Uni<RestResponse<PropertyView>> restore(UUID id) {
        return properties.restore(id, callers.current()).map(Answers::changed);
    }
}
