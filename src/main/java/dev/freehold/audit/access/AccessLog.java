package dev.freehold.audit.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of the trail. Rows are written by {@link AccessLogRepository} and read as views; this says what the columns are. */
@Entity
@Immutable
@Table(name = "access_audit_log")
class AccessLog {
    @Id
    @Column(name = "seq")
    private Long id;

    @Column(nullable = false)
    private Instant at;

    @Column(name = "actor_id")
    private UUID actorId;

    @Column(name = "request_id", length = 128)
    private String requestId;

    @Column(nullable = false, length = 63)
    private String entity;

    @Column(name = "entity_id", nullable = false)
    private UUID entityId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private AccessAction action;

    @Column(nullable = false, columnDefinition = "varchar(63) array")
    private String[] fields;

    protected AccessLog() {}
}
