package dev.freehold.platform.database;

import java.util.Optional;

/** Finds a setting by the name that it has in the environment; one that is set to nothing counts as not set. */
@FunctionalInterface
public interface Settings {
    Optional<String> find(String name);
}
