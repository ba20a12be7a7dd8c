package dev.freehold.chat.channels;

import dev.freehold.shared.persistence.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Somebody belongs to a channel. */
@Entity
@Table(name = "channel_members")
@IdClass(ChannelMember.Key.class)
class ChannelMember {
    @Id
    @Column(name = "channel_id")
    private UUID channelId;

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Column(name = "changed_by")
    private UUID changedBy;

    @Column(name = "change_request", length = 128)
    private String changeRequest;

    protected ChannelMember() {}

    static ChannelMember join(UUID channel, UUID user, Change change) {
        ChannelMember member = new ChannelMember();
        member.channelId = channel;
        member.userId = user;
        member.createdAt = change.at();
        member.changedBy = change.actorId();
        member.changeRequest = change.requestId();
        return member;
    }

    /** A membership is known by both its ends. */
    record Key(UUID channelId, UUID userId) implements Serializable {}
}
