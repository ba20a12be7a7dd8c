package dev.freehold.platform.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** The first answer to a request that carried an Idempotency-Key. */
@Entity
@Table(name = "idempotency_keys")
@IdClass(IdempotencyKey.Key.class)
class IdempotencyKey {
    @Id
    @Column(name = "actor_id")
    private UUID actorId;

    @Id
    @Column(length = 255)
    private String key;

    @Column(name = "request_hash", nullable = false)
    private byte[] requestHash;

    @Column(nullable = false)
    private int status;

    @Column(columnDefinition = "text")
    private String location;

    @Column(columnDefinition = "text")
    private String etag;

    @Column(columnDefinition = "text")
    private String body;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected IdempotencyKey() {}

    IdempotencyKey(Key key, byte[] requestHash, StoredAnswer answer, Instant createdAt) {
        this.actorId = key.actorId();
        this.key = key.key();
        this.requestHash = requestHash.clone();
        this.status = answer.status();
        this.location = answer.location();
        this.etag = answer.etag();
        this.body = answer.body();
        this.createdAt = createdAt;
    }

    byte[] requestHash() {
        return requestHash.clone();
    }

    Instant createdAt() {
        return createdAt;
    }

    StoredAnswer answer() {
        return new StoredAnswer(status, location, etag, body);
    }

    /** Keys of different callers have nothing to do with each other. */
    record Key(UUID actorId, String key) implements Serializable {}
}
