package dev.freehold.schema.command;

import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.BackupList;
import dev.freehold.schema.governor.BackupOperations;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Takes a backup and reads it back, or lists those that there are.",
        footer = {
            "",
            "By pg_dump if there is one at least as new as the server, otherwise a portable archive; in"
                    + " SCHEMA_BACKUP_DIR. A backup that was taken with --plan opens the way for that plan, and for no"
                    + " other, for 24 hours or until something is done to the schema. Exit codes: 0 done, 1 failed, 2"
                    + " refused."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(names = "--plan", paramLabel = "HASH", description = "The plan or the rollback that it is taken for.")
    private String plan;

    @Option(names = "--list", description = "List the backups instead, newest first.")
    private boolean list;

    @Option(names = "--verify", paramLabel = "FILE", description = "Read this backup back instead.")
    private Path verified;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            BackupOperations operations = Terminal.bean(BackupOperations.class);
            if (list) {
                print(operations.list());
            } else if (verified != null) {
                operations.verify(verified, this::progress);
                terminal.out().println("The backup is what it was when it was taken: " + verified);
            } else {
                Backup backup = operations.take(Optional.ofNullable(plan), this::progress);
                terminal.out()
                        .printf(
                                "Backup %s: %d tables, %,d rows, verified: %s%n",
                                backup.id(),
                                backup.manifest().tables().size(),
                                backup.manifest().rows(),
                                backup.path());
            }
            return Terminal.OK;
        });
    }

    private void progress(String table, long rows) {
        terminal.progress("%s: %,d rows".formatted(table, rows));
    }

    private void print(BackupList backups) {
        if (backups.backups().isEmpty()) {
            terminal.out().println("There are no backups.");
        }
        backups.backups().forEach(backup -> terminal.out()
                .printf(
                        "%s  version %s, %,d rows%s  %s%n",
                        backup.id(),
                        backup.manifest().schemaVersion(),
                        backup.manifest().rows(),
                        backup.manifest()
                                .planHash()
                                .map(hash -> ", for " + hash)
                                .orElse(""),
                        backup.path()));
        backups.unreadable().forEach(reason -> terminal.complain(reason));
    }
}
