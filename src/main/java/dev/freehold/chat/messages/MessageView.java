package dev.freehold.chat.messages;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.freehold.shared.http.Versioned;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A message as the API shows it.
 *
 * @param highlight HTML of the places that a search found, the matches in {@code <mark>}; only in the results of one
 */
@RegisterForReflection
public record MessageView(
        UUID id,
        String content,
        UUID channelId,
        UUID authorId,
        AuthorView author,
        UUID parentId,
        boolean isEdited,
        Instant editedAt,
        int replyCount,
        Instant lastReplyAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String highlight,
        int version,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
