package dev.freehold.chat.messages;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A message that is brought in from elsewhere, in the name of whoever wrote it there (default: the caller). */
@InputOf(value = MessageView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record ImportedMessage(
        @NotBlank @CodePointLength(max = 40_000) String content, UUID authorId, UUID parentId) {}
