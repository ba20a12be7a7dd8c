package dev.freehold.shared.persistence;

/**
 * Said once, when the tables can be used, before any request is let in: before HTTP opens, or later if the database had to be
 * waited for. Observers run on a thread that may wait.
 *
 * @param version the newest migration that is applied
 */
public record SchemaReady(String version) {}
