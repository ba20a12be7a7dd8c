package dev.freehold.platform.openapi;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

/** Says in a schema what constraints say in Java. */
final class Constraints {
    private Constraints() {}

    /** Whether a value must be there, and be something. */
    static boolean forbidNull(AnnotatedElement element) {
        return element.isAnnotationPresent(NotNull.class) || element.isAnnotationPresent(NotBlank.class);
    }

    /** Adds what the annotations demand; a constraint that this does not know fails the build. */
    static void describe(AnnotatedElement element, Schema schema) {
        Arrays.stream(element.getAnnotations()).forEach(constraint -> describe(constraint, schema));
    }

    private static void describe(Annotation constraint, Schema schema) {
        if (constraint instanceof CodePointLength length) {
            schema.setMinLength(length.min() == 0 ? schema.getMinLength() : Integer.valueOf(length.min()));
            schema.setMaxLength(length.max());
        } else if (constraint instanceof Size size) {
            schema.setMinItems(size.min() == 0 ? schema.getMinItems() : Integer.valueOf(size.min()));
            schema.setMaxItems(size.max());
        } else if (constraint instanceof NotBlank) {
            schema.minLength(1).pattern("\\S");
        } else if (constraint instanceof Pattern pattern) {
            // Java matches the whole text, a schema any part of it.
            schema.pattern("^(?:" + pattern.regexp() + ")$");
        } else if (constraint instanceof Email) {
            schema.format("email");
        } else if (constraint instanceof Positive) {
            schema.exclusiveMinimum(BigDecimal.ZERO);
        } else if (constraint instanceof PositiveOrZero) {
            schema.minimum(BigDecimal.ZERO);
        } else if (constraint instanceof Min min) {
            schema.minimum(BigDecimal.valueOf(min.value()));
        } else if (constraint instanceof Max max) {
            schema.maximum(BigDecimal.valueOf(max.value()));
        } else if (constraint instanceof Digits digits) {
            BigDecimal step = BigDecimal.ONE.movePointLeft(digits.fraction());
            schema.multipleOf(step).maximum(BigDecimal.TEN.pow(digits.integer()).subtract(step));
        } else if (!(constraint instanceof NotNull)) {
            throw new IllegalStateException("No words for " + constraint + " in the OpenAPI document yet");
        }
    }
}
