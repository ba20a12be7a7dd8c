package dev.freehold.chat.messages;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a message. */
@InputOf(value = MessageView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record MessagePatch(Patched<@NotBlank @CodePointLength(max = 40_000) String> content) {}
