package dev.freehold.schema.repair;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.migration.Migrations;
import dev.freehold.schema.protection.Protection;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;

/**
 * Shows what 16 clients notice while an index and NOT NULL are added to a table of a million rows that they read and write: by a
 * repair, and by migrations. A program, not a test: see {@code bench/schema-under-load.sh}. Ends with 1 if a request failed.
 */
public final class UnderLoad {
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final GovernedDatabase database;
    private final LoadClients clients;

    private UnderLoad(GovernedDatabase database) {
        this.database = database;
        this.clients = new LoadClients(database);
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    public static void main(String... arguments) throws SQLException, IOException {
        GovernedDatabase database = PostgresVersion.of(PostgresVersion.NEWEST).migrated("under_load");
        UnderLoad load = new UnderLoad(database);
        load.fill();
        boolean isWell = load.run();
        System.exit(isWell ? 0 : 1);
    }

    private void fill() throws SQLException {
        long start = System.nanoTime();
        Repairs.execute(
                database,
                "set session_replication_role = replica",
                """
                insert into users (id, username, email, hashed_password)
                select ('01890000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'user' || n, 'u' || n || '@example.org', 'x'
                from generate_series(1, 1000) n
                """,
                """
                insert into projects (id, name, owner_id)
                select ('01890000-0000-7000-9000-' || lpad(n::text, 12, '0'))::uuid, 'Project ' || n,
                    ('01890000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
                from generate_series(1, 1000) n
                """,
                """
                insert into tasks (id, title, description, project_id, creator_id)
                select ('01890000-0000-7000-a000-' || lpad(n::text, 12, '0'))::uuid, 'Task ' || n, 'Text of task ' || n,
                    ('01890000-0000-7000-9000-' || lpad((mod(n, 1000) + 1)::text, 12, '0'))::uuid,
                    ('01890000-0000-7000-8000-' || lpad((mod(n, 1000) + 1)::text, 12, '0'))::uuid
                from generate_series(1, %d) n
                """.formatted(LoadClients.ROWS),
                "reset session_replication_role",
                "vacuum analyze",
                "drop index tasks_creator_id_idx",
                "alter table tasks alter column created_at drop not null");
        say("%,d tasks on PostgreSQL %d, filled in %d s; lock timeout %d ms; %d clients; %d processors"
                .formatted(
                        LoadClients.ROWS,
                        PostgresVersion.NEWEST,
                        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                        LOCK_TIMEOUT.toMillis(),
                        LoadClients.CLIENTS,
                        Runtime.getRuntime().availableProcessors()));
    }

    private boolean run() throws SQLException, IOException {
        clients.start();
        during("nothing", () -> LockSupport.parkNanos(QUIET.toNanos()));
        during("repair", this::repair);
        during("migration", this::migrate);
        clients.stop();
        say("failed requests in all: %d %s".formatted(clients.failures(), clients.firstFailure()));
        return clients.failures() == 0;
    }

    private void during(String name, Work work) throws SQLException, IOException {
        clients.reset();
        long start = System.nanoTime();
        work.run();
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        say("%-9s %6d ms: %s".formatted(name, millis, clients.report(millis)));
    }

    private void repair() throws SQLException {
        RepairReport report = new Repair(database, Repairs.settings(false, Protection.NONE, LOCK_TIMEOUT))
                .run(Optional.empty(), Repairs.SHUT, line -> {
                    if (line.startsWith("attempt")) {
                        say("  %s".formatted(line));
                    }
                });
        report.results()
                .forEach(result -> say("  %s, %d attempt(s), %6d ms: %s"
                        .formatted(
                                result.outcome(),
                                result.attempts(),
                                result.took().toMillis(),
                                String.join("; ", result.step().statements()))));
        say("  findings left: %d".formatted(report.after().findings().size()));
    }

    /** As `schema scaffold` tells people to write them: each takes a strong lock for an instant, or a mild one for long. */
    private void migrate() throws SQLException, IOException {
        Path scripts = Files.createTempDirectory("under-load");
        List<String> statements = List.of(
                "create index concurrently tasks_priority_idx on tasks (priority, created_at);",
                "alter table tasks add constraint described check (description is not null) not valid;",
                "alter table tasks validate constraint described;",
                "alter table tasks alter column description set not null; alter table tasks drop constraint described;");
        for (int number = 0; number < statements.size(); number++) {
            Files.writeString(scripts.resolve("V90%d__under_load.sql".formatted(number)), statements.get(number));
        }
        Files.writeString(scripts.resolve("V900__under_load.sql.conf"), "executeInTransaction=false");
        Migrations migrations = new Migrations(
                Flyway.configure()
                        .locations("classpath:db/migration", "filesystem:" + scripts)
                        .load(),
                database,
                LOCK_TIMEOUT);
        migrations.migrate();
        Repairs.column(
                        database,
                        "select version || ', ' || lpad(execution_time::text, 6) from flyway_schema_history"
                                + " where version like '90%' order by installed_rank")
                .forEach(applied -> say(
                        "  V%s ms: %s".formatted(applied, statements.get(Integer.parseInt(applied.substring(2, 3))))));
        say("  version now: %s".formatted(migrations.version()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
