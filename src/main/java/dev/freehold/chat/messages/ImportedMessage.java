package dev.freehold.chat.messages;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A message that is brought in from elsewhere, in the name of whoever wrote it there (default: the caller). */
@InputOf(value = MessageView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record ImportedMessage(@NotBlank @Size(max = 40_000) String content, UUID authorId, UUID parentId) {}
