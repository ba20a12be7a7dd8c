package dev.freehold.chat.messages;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A new message. A reply to a reply joins the same thread. */
@InputOf(value = MessageView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateMessage(
        @NotBlank @CodePointLength(max = 40_000) String content, UUID parentId) {}
