package dev.freehold.audit;

import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A row of the trail. Rows are written by SQL alone, of triggers and of {@link AuditLogRepository}, and read as views; this
 * says what the columns are.
 */
@Entity
@KeptByDatabase(@KeptColumn(name = "xid", type = "xid8", nullable = false))
@Immutable
@Table(name = "audit_logs")
class AuditLog {
    @Id
    @Column(name = "seq")
    private Long id;

    @Column(nullable = false)
    private Instant at;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "db_user", nullable = false, columnDefinition = "text")
    private String dbUser;

    @Column(name = "request_id", length = 128)
    private String requestId;

    @Column(nullable = false, length = 63)
    private String entity;

    @Column(name = "entity_id")
    private UUID entityId;

    @Column(nullable = false, length = 40)
    private String action;

    @Column(name = "old_values", columnDefinition = "jsonb")
    private String oldValues;

    @Column(name = "new_values", columnDefinition = "jsonb")
    private String newValues;

    protected AuditLog() {}
}
