package dev.freehold.chat.channels;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a channel. */
@InputOf(value = ChannelView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record ChannelPatch(
        Patched<@NotBlank @CodePointLength(max = 80) String> name,
        Patched<@CodePointLength(max = 50_000) String> description,
        Patched<UUID> projectId,
        Patched<@NotNull Boolean> isPrivate) {}
