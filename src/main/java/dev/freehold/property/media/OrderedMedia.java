package dev.freehold.property.media;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** All media of a listing that the caller may change, in their order. */
@RegisterForReflection
public record OrderedMedia(List<MediumView> items) {}
