package dev.freehold.audit;

import dev.freehold.shared.paging.ListRequest;
import dev.freehold.shared.paging.Page;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The use cases of the trail, which can only be read. */
@ApplicationScoped
public class AuditLogService {
    private final AuditLogRepository logs;

    AuditLogService(AuditLogRepository logs) {
        this.logs = logs;
    }

    @WithTransaction(stateless = true)
    public Uni<Page<AuditLogView>> list(ListRequest request) {
        return logs.page(request);
    }

    @WithSession(stateless = true)
    public Uni<AuditLogView> get(long id) {
        return logs.view(id);
    }
}
