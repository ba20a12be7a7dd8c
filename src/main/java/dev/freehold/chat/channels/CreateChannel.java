package dev.freehold.chat.channels;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A new channel. */
@InputOf(value = ChannelView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateChannel(
        @NotBlank @CodePointLength(max = 80) String name,
        @CodePointLength(max = 50_000) String description,
        UUID projectId,
        Boolean isPrivate) {}
