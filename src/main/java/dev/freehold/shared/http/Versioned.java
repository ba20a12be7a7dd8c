package dev.freehold.shared.http;

import java.util.UUID;

/** A view of one object, with what its headers are made of. */
public interface Versioned {
    UUID id();

    int version();
}
