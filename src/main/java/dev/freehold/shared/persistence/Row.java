package dev.freehold.shared.persistence;

import java.util.UUID;

/** A row of a domain table, as the steps that all of them share see it. */
public interface Row {
    UUID id();

    /** The row's version, which is its ETag. */
    int version();

    Lifecycle lifecycle();
}
