package dev.freehold.chat.messages;

import dev.freehold.shared.persistence.Change;
import dev.freehold.shared.persistence.KeptByDatabase;
import dev.freehold.shared.persistence.KeptByDatabase.KeptColumn;
import dev.freehold.shared.persistence.Lifecycle;
import dev.freehold.shared.persistence.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;

/** Something that somebody said in a channel, on its own or in a thread. */
@Entity
@KeptByDatabase(@KeptColumn(name = "search", type = "tsvector"))
@DynamicUpdate
@Table(name = "messages")
class Message implements Row {
    @Id
    @GeneratedValue
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(nullable = false, columnDefinition = "text")
    private String content;

    @Column(name = "channel_id", nullable = false, updatable = false)
    private UUID channelId;

    @Column(name = "author_id", nullable = false, updatable = false)
    private UUID authorId;

    /** The first message of the thread; null if this is no reply. */
    @Column(name = "parent_id", updatable = false)
    private UUID parentId;

    @Column(name = "is_edited", nullable = false)
    private boolean isEdited;

    @Column(name = "edited_at")
    private Instant editedAt;

    /** Kept by the database; see migration 004. */
    @Column(name = "reply_count", nullable = false, insertable = false, updatable = false)
    private int replyCount;

    /** Kept by the database; see migration 004. */
    @Column(name = "last_reply_at", insertable = false, updatable = false)
    private Instant lastReplyAt;

    @Embedded
    private Lifecycle lifecycle;

    @Version
    @Column(nullable = false)
    private int version = 1;

    protected Message() {}

    static Message post(UUID channel, UUID author, UUID thread, String content, Change change) {
        Message message = new Message();
        message.lifecycle = Lifecycle.startedBy(change);
        message.channelId = channel;
        message.authorId = author;
        message.parentId = thread;
        message.content = content;
        return message;
    }

    /** Applies a patch; nothing changes, not even the version, if it says what is already so. */
    void apply(MessagePatch patch, Change change) {
        if (patch.content().apply(content, value -> content = value)) {
            isEdited = true;
            editedAt = change.at();
            lifecycle.changedBy(change);
        }
    }

    void trash(Change change) {
        lifecycle.trashedBy(change);
    }

    void restore(Change change) {
        if (lifecycle.inTrash()) {
            lifecycle.restoredBy(change);
        }
    }

    boolean isBy(UUID user) {
        return authorId.equals(user);
    }

    UUID channelId() {
        return channelId;
    }

    /** The first message of the thread that a reply to this message joins. */
    UUID thread() {
        return parentId == null ? id : parentId;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public Lifecycle lifecycle() {
        return lifecycle;
    }
}
