package dev.freehold.schema.backup;

import dev.freehold.schema.backup.content.Manifest;
import java.nio.file.Path;

/**
 * A backup that was taken.
 *
 * @param id when it was taken, in UTC, as {@code 20260131T070509123Z}; also the name of its file, without what that ends with
 * @param path of the file
 * @param manifest what it holds; whether the file still does, only {@link Backups#verify} knows
 */
public record Backup(String id, Path path, Manifest manifest) {}
