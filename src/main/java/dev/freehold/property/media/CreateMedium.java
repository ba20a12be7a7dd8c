package dev.freehold.property.media;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.hibernate.validator.constraints.CodePointLength;

/** A new medium: a photo for everybody, and the last one, unless it says otherwise. */
@InputOf(value = MediumView.class, readOnly = ReadOnlyFields.IGNORED)
@RegisterForReflection
public record CreateMedium(
        MediumKind kind,

        @NotNull
        @CodePointLength(max = MediaUrls.MAX_LENGTH)
        @Pattern(regexp = MediaUrls.PATTERN, message = MediaUrls.MESSAGE)
        String url,

        @CodePointLength(max = 1_000) String caption,

        @Digits(integer = Reordering.INTEGER_DIGITS, fraction = Reordering.FRACTION_DIGITS)
        BigDecimal position,

        MediumPermission permission) {}
