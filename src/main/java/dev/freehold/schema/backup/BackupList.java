package dev.freehold.schema.backup;

import java.util.List;

/**
 * The backups of a directory.
 *
 * @param backups newest first; their manifests were read, and nothing else
 * @param unreadable files that look like backups and are none, each with the reason
 */
public record BackupList(List<Backup> backups, List<String> unreadable) {
    public BackupList {
        backups = List.copyOf(backups);
        unreadable = List.copyOf(unreadable);
    }
}
