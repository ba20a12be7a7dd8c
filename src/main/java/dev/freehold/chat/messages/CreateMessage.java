package dev.freehold.chat.messages;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A new message. A reply to a reply joins the same thread. */
@InputOf(value = MessageView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateMessage(@NotBlank @Size(max = 40_000) String content, UUID parentId) {}
