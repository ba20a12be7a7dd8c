package dev.freehold.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.catalog.Attribute;
import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.Operation;
import dev.freehold.schema.database.OperationLog;
import dev.freehold.schema.drift.Finding;
import dev.freehold.schema.report.DriftReporter;
import dev.freehold.support.Polling;
import dev.freehold.support.ScratchPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is left where a governor was killed. */
record KilledDatabase(GovernedDatabase database, Path directory) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Until PostgreSQL has noticed that the process is gone. */
    void awaitNobody() {
        awaitNobodyBut(0);
    }

    /** As {@link #awaitNobody}, with so many sessions of the test. */
    void awaitNobodyBut(int ours) {
        Polling.await("the sessions of the killed process to end", PATIENCE, () -> count("""
                select count(*) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                """) == ours);
    }

    void awaitIndexThatWaits() {
        Polling.await("an index to wait for others", PATIENCE, () -> count("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and query ilike 'create%index concurrently%'
                """) > 0);
    }

    void hasNoLock() throws SQLException {
        assertThat(count("""
                select count(*) from pg_locks
                where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                """)).as("advisory locks").isZero();
        Optional<GovernorLock> lock = GovernorLock.tryTake(database, "test");
        assertThat(lock).as("the governor's lock").isPresent();
        lock.get().close();
    }

    /** What the last operation is in the log; empty if it had not come so far. */
    Optional<Operation> lastOperation() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return new OperationLog(database).newest(connection, 1).stream().findFirst();
        }
    }

    String version() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return AppliedVersion.of(connection);
        }
    }

    /** What {@code validate} finds. */
    Set<String> findings() throws SQLException {
        return new DriftReporter(database)
                .report().findings().stream().map(Finding::name).collect(Collectors.toUnmodifiableSet());
    }

    /** What differs from a database that migrations alone have made. */
    Set<String> differencesFrom(Catalog built) throws SQLException {
        Set<SchemaObject> wanted = withoutPositions(built);
        Set<SchemaObject> held = withoutPositions(catalog());
        Set<SchemaObject> differing = new HashSet<>(wanted);
        differing.removeAll(held);
        held.stream().filter(object -> !wanted.contains(object)).forEach(differing::add);
        return differing.stream().map(SchemaObject::fullName).collect(Collectors.toUnmodifiableSet());
    }

    Catalog catalog() throws SQLException {
        try (Connection connection = database.connect("test")) {
            return CatalogReader.read(connection, database.schema());
        }
    }

    /** A column that comes back comes last. */
    private static Set<SchemaObject> withoutPositions(Catalog catalog) {
        return catalog.objects().stream()
                .map(object -> {
                    Map<Attribute, String> attributes = new EnumMap<>(Attribute.class);
                    attributes.putAll(object.attributes());
                    attributes.remove(Attribute.POSITION);
                    return new SchemaObject(object.kind(), object.table(), object.name(), attributes);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    void hasNoInvalidIndex() {
        assertThat(count("select count(*) from pg_index where not (indisvalid and indisready)"))
                .as("invalid indexes")
                .isZero();
    }

    /** One checksum for the rows of all tables of ours. */
    List<String> rows() throws SQLException {
        String query = catalog().ofKind(Kind.TABLE).stream()
                .map(SchemaObject::name)
                .map(name -> "select '%s ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \"%s\" t"
                        .formatted(name, name))
                .collect(Collectors.joining(" union all "));
        return query.isEmpty() ? List.of() : ScratchPostgres.column(database, query);
    }

    /** That every backup that is listed verifies, and nothing else is taken for one. */
    void hasWholeBackupsOnly() {
        Backups backups = new Backups(database, directory, List.of());
        assertThat(backups.list().unreadable()).isEmpty();
        backups.list().backups().forEach(backup -> backups.verify(backup, (table, rows) -> {}));
    }

    List<Path> unfinishedBackups() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".partial")).toList();
        }
    }

    private long count(String query) {
        try {
            return Long.parseLong(ScratchPostgres.column(database, query).get(0));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
