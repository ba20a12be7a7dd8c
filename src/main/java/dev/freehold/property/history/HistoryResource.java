package dev.freehold.property.history;

import dev.freehold.shared.access.Caller;
import dev.freehold.shared.access.Callers;
import dev.freehold.shared.access.Permissions;
import dev.freehold.shared.http.Answers;
import dev.freehold.shared.http.Idempotent;
import dev.freehold.shared.http.MediaTypes;
import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.transfer.Exporter;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Nobody writes history over HTTP: it follows from what is written to the listing. */
@Path(HistoryFields.PATH)
@Tag(name = "Property")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class HistoryResource {
    private final HistoryService history;
    private final Callers callers;
    private final Answers answers;
    private final Exporter exporter;

    HistoryResource(HistoryService history, Callers callers, Answers answers, Exporter exporter) {
        this.history = history;
        this.callers = callers;
        this.answers = answers;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    public Uni<RestResponse<Object>> list(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(HistoryFields.CHANGES, uri.getQueryParameters());
        return history.list(id, request, caller).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(HistoryFields.CHANGES, uri.getQueryParameters());
        return exporter.csv(HistoryFields.CHANGES, request, page -> history.list(id, page, caller));
    }

    @GET
    @PermissionsAllowed(Permissions.PROPERTIES_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UUID id, UriInfo uri) {
        Caller caller = callers.current();
        ListRequest request = caller.list(HistoryFields.CHANGES, uri.getQueryParameters());
        return exporter.ndjson(HistoryFields.CHANGES, request, page -> history.list(id, page, caller));
    }
}
