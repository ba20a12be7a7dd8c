package dev.freehold.audit.access;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The use cases of the trail, which can only be read. */
@ApplicationScoped
public class AccessAuditService {
    private final AccessLogRepository log;

    AccessAuditService(AccessLogRepository log) {
        this.log = log;
    }

    @WithTransaction(stateless = true)
    public Uni<Page<AccessAuditView>> list(ListRequest request) {
        return log.page(request);
    }

    @WithSession(stateless = true)
    public Uni<AccessAuditView> get(long id) {
        return log.view(id);
    }
}
