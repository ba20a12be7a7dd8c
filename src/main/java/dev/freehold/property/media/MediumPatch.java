package dev.freehold.property.media;

import dev.freehold.shared.json.InputOf;
import dev.freehold.shared.json.InputOf.ReadOnlyFields;
import dev.freehold.shared.json.Patched;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.hibernate.validator.constraints.CodePointLength;

/** A change of a medium. */
@InputOf(value = MediumView.class, readOnly = ReadOnlyFields.REFUSED)
@RegisterForReflection
public record MediumPatch(
        Patched<@NotNull MediumKind> kind,

        Patched<
                        @NotNull @CodePointLength(max = MediaUrls.MAX_LENGTH)
                        @Pattern(regexp = MediaUrls.PATTERN, message = MediaUrls.MESSAGE) String>
                url,

        Patched<@CodePointLength(max = 1_000) String> caption,

        Patched<@NotNull @Digits(integer = Reordering.INTEGER_DIGITS, fraction = Reordering.FRACTION_DIGITS) BigDecimal>
                position,

        Patched<@NotNull MediumPermission> permission) {}
