package dev.freehold.schema;

import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.content.BackupProgress;
import dev.freehold.schema.boot.Bookkeeping;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.database.RunningOperation;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Protection;
import dev.freehold.schema.repair.Repair;
import dev.freehold.schema.rollback.Rollback;
import dev.freehold.schema.rollback.UndoScripts;
import dev.freehold.schema.snapshot.Snapshots;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/** A process that governs a database without a service around it, to be killed. It says {@code begun}, and {@code done}. */
public final class GovernorProcess {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);

    private GovernorProcess() {}

    /** What the process does. */
    public enum Command {
        MIGRATE,
        REPAIR,
        ROLLBACK,
        BACKUP
    }

    /**
     * Starts a process of its own.
     *
     * @param directory for backups
     * @param clients where {@code pg_dump} may be; absent to write archives
     */
    public static Process start(Command command, GovernedDatabase database, Path directory, Optional<Path> clients)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        GovernorProcess.class.getName(),
                        command.name(),
                        database.jdbcUrl(),
                        directory.toString(),
                        clients.map(Path::toString).orElse(""))
                .redirectErrorStream(true)
                .start();
    }

    public static void main(String[] arguments) throws SQLException {
        GovernedDatabase database = new GovernedDatabase(arguments[1], "postgres", null, "public");
        Optional<Path> clients =
                Optional.of(arguments[3]).filter(path -> !path.isEmpty()).map(Path::of);
        System.out.println("begun");
        run(Command.valueOf(arguments[0]), database, Path.of(arguments[2]), clients);
        System.out.println("done");
    }

    /** Does it in this process, with its entry in the log of operations, as the commands do. */
    static void run(Command command, GovernedDatabase database, Path directory, Optional<Path> clients)
            throws SQLException {
        String kind = command.name().toLowerCase(Locale.ROOT);
        try (RunningOperation operation =
                new OperationLog(database).start(kind, version(database), Optional.empty(), Map.of())) {
            switch (command) {
                case MIGRATE -> migrate(database);
                case REPAIR -> repair(database, directory);
                case ROLLBACK -> rollback(database);
                case BACKUP -> backup(database, directory, clients);
            }
            operation.done(version(database), Map.of());
        }
    }

    private static void migrate(GovernedDatabase database) throws SQLException {
        try (GovernorLock lock = GovernorLock.take(database, "migrate")) {
            if (lock.isHeld()) {
                migrations(database).migrate();
            }
            Bookkeeping.keep(database);
        }
    }

    private static void repair(GovernedDatabase database, Path directory) throws SQLException {
        GovernorSettings settings = new GovernorSettings(true, false, false, Protection.NONE, directory, LOCK_TIMEOUT);
        new Repair(database, settings).run(Optional.empty(), hash -> {}, line -> {});
        Bookkeeping.keep(database);
    }

    private static void rollback(GovernedDatabase database) throws SQLException {
        Rollback rollback = new Rollback(
                migrations(database), new UndoScripts(), database, Snapshots::at, Protection.NONE, LOCK_TIMEOUT);
        rollback.run(rollback.plan(AppliedVersion.NONE), true, hash -> Optional.of("a backup"), line -> {});
    }

    private static void backup(GovernedDatabase database, Path directory, Optional<Path> clients) throws SQLException {
        List<Path> places = clients.map(List::of).orElseGet(List::of);
        try (GovernorLock lock = GovernorLock.take(database, "backup")) {
            if (lock.isHeld()) {
                new Backups(database, directory, places).take(Optional.empty(), BackupProgress.SILENT);
            }
        }
    }

    private static Migrations migrations(GovernedDatabase database) {
        Flyway flyway = Flyway.configure()
                .locations("classpath:db/migration")
                .dataSource(database.dataSource())
                .load();
        return new Migrations(flyway, database, LOCK_TIMEOUT);
    }

    private static String version(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("history")) {
            return AppliedVersion.of(connection);
        }
    }
}
