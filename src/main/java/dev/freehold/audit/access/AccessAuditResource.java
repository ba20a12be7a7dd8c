package dev.freehold.audit.access;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

@Path(AccessAuditFields.PATH)
@Tag(name = "Audit")
@Produces(MediaTypes.JSON)
@Cancellable(false)
@Idempotent
public class AccessAuditResource {
    private final AccessAuditService log;
    private final Callers callers;
    private final Answers answers;
    private final Exporter exporter;

    AccessAuditResource(AccessAuditService log, Callers callers, Answers answers, Exporter exporter) {
        this.log = log;
        this.callers = callers;
        this.answers = answers;
        this.exporter = exporter;
    }

    @GET
    @PermissionsAllowed(Permissions.AUDIT_READ)
    public Uni<RestResponse<Object>> list(UriInfo uri) {
        ListRequest request = callers.current().list(AccessAuditFields.LOG, uri.getQueryParameters());
        return log.list(request).map(page -> answers.page(page, request, uri));
    }

    @GET
    @PermissionsAllowed(Permissions.AUDIT_READ)
    @Produces(MediaTypes.CSV_IF_ASKED)
    public RestMulti<Buffer> exportCsv(UriInfo uri) {
        ListRequest request = callers.current().list(AccessAuditFields.LOG, uri.getQueryParameters());
        return exporter.csv(AccessAuditFields.LOG, request, log::list);
    }

    @GET
    @PermissionsAllowed(Permissions.AUDIT_READ)
    @Produces(MediaTypes.NDJSON_IF_ASKED)
    public RestMulti<Buffer> exportNdjson(UriInfo uri) {
        ListRequest request = callers.current().list(AccessAuditFields.LOG, uri.getQueryParameters());
        return exporter.ndjson(AccessAuditFields.LOG, request, log::list);
    }

    @GET
    @PermissionsAllowed(Permissions.AUDIT_READ)
    @Path("{id}")
    public Uni<RestResponse<Object>> get(long id, @QueryParam("fields") String fields) {
        return log.get(id).map(row -> answers.one(row, AccessAuditFields.LOG, fields));
    }
}
