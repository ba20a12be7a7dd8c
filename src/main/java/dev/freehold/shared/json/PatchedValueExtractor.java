package dev.freehold.shared.json;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints stand on the value inside a {@link Patched}: they hold for what is present, null included. */
public final class PatchedValueExtractor implements ValueExtractor<Patched<@ExtractedValue ?>> {
    @Override
    public void extractValues(Patched<?> patched, ValueReceiver receiver) {
        if (patched != null && patched.isPresent()) {
            receiver.value(null, patched.value());
        }
    }
}
