package dev.freehold.chat.channels;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/** A change of a channel. */
@InputOf(value = ChannelView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ChannelPatch(
        Patched<@NotBlank @Size(max = 80) String> name,
        Patched<@Size(max = 50_000) String> description,
        Patched<UUID> projectId,
        Patched<@NotNull Boolean> isPrivate) {}
