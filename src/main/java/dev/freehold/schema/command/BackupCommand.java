package dev.freehold.schema.command;

import dev.freehold.schema.backup.Backup;
import dev.freehold.schema.backup.BackupList;
import dev.freehold.schema.database.RefusedException;
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
                    + " other, for 24 hours or until something is done to the schema. --keep leaves backups of other"
                    + " databases and those for a plan alone. Exit codes: 0 done, 1 failed, 2 refused."
        })
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Terminal terminal;

    @Option(names = "--plan", paramLabel = "HASH", description = "The plan or the rollback that it is taken for.")
    private String plan;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Afterwards remove older backups of this database, but for the newest N.")
    private Integer keep;

    @Option(names = "--list", description = "List the backups instead, newest first.")
    private boolean list;

    @Option(names = "--verify", paramLabel = "FILE", description = "Read this backup back instead.")
    private Path verified;

    @Override
    public Integer call() {
        return terminal.run(() -> {
            BackupOperations operations = Terminal.bean(BackupOperations.class);
            demandSense();
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
                if (keep != null) {
                    operations.thin(backup, keep).forEach(older -> terminal.out()
                            .printf("Removed %s%n", older.path()));
                }
            }
            return Terminal.OK;
        });
    }

    /** Before anything is done: a backup that is taken and not kept as it was meant would be half of it. */
    private void demandSense() {
        if (keep == null) {
            return;
        }
        if (keep < 1) {
            throw new RefusedException("--keep must be at least 1: the backup that is taken stays");
        }
        if (list || verified != null) {
            throw new RefusedException("--keep goes with taking a backup, not with --list or --verify");
        }
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
