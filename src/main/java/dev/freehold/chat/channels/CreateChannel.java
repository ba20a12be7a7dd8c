package dev.freehold.chat.channels;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A new channel. */
@InputOf(value = ChannelView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateChannel(
        @NotBlank @Size(max = 80) String name,
        @Size(max = 50_000) String description,
        UUID projectId,
        Boolean isPrivate) {}
