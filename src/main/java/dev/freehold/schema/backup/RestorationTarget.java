package dev.freehold.schema.backup;

import dev.freehold.schema.backup.content.BackupException;
import dev.freehold.schema.backup.content.BackupSource;
import dev.freehold.schema.backup.content.CopySession;
import dev.freehold.schema.backup.content.Extensions;
import dev.freehold.schema.backup.content.Manifest;
import dev.freehold.schema.backup.content.SchemaPart;
import dev.freehold.schema.backup.content.TableContent;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backup finds where it is to be restored.
 *
 * @param wanted schemas that are to be restored
 * @param existing schemas of the backup that are there
 * @param skipped schemas of the backup that are there, in use, and the governor's
 */
record RestorationTarget(Set<String> wanted, Set<String> existing, Set<String> skipped) {
    private static final int NAMED = 5;

    /**
     * Looks whether there is room; an empty history of Flyway is dropped.
     *
     * @param connection in a transaction
     * @throws BackupException if it is for another schema
     * @throws RefusedException if there is not, or an extension is missing
     */
    static RestorationTarget of(Connection connection, GovernedDatabase target, Manifest manifest) throws SQLException {
        if (!manifest.schema().equals(target.schema())) {
            throw new BackupException("it is of the schema %s, and here the schema %s is governed"
                    .formatted(manifest.schema(), target.schema()));
        }
        List<String> missing = Extensions.missing(connection, manifest);
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "the backup needs extensions that are not where they were; first: " + String.join("; ", missing));
        }
        dropEmptyHistory(connection, target.schema());
        Set<String> wanted = new LinkedHashSet<>();
        Set<String> existing = new LinkedHashSet<>();
        Set<String> skipped = new LinkedHashSet<>();
        for (SchemaPart part : manifest.parts()) {
            List<SchemaObject> objects = objects(connection, part.name());
            if (exists(connection, part.name())) {
                existing.add(part.name());
            }
            if (objects.isEmpty()) {
                wanted.add(part.name());
            } else if (part.name().equals(BackupSource.BOOKS)) {
                skipped.add(part.name());
            } else {
                throw new RefusedException("the schema " + part.name() + " is not empty, it has " + some(objects));
            }
        }
        return new RestorationTarget(wanted, existing, skipped);
    }

    private static List<SchemaObject> objects(Connection connection, String schema) throws SQLException {
        CopySession.searchIn(connection, schema);
        return Stream.concat(
                        CatalogReader.readWithin(connection, schema).objects().stream(),
                        CatalogReader.readHistory(connection, schema).objects().stream())
                .filter(object -> !object.kind().belongsToTable())
                .toList();
    }

    /** Flyway leaves its table behind where everything was rolled back; an empty one is no more than room for another. */
    private static void dropEmptyHistory(Connection connection, String schema) throws SQLException {
        if (CatalogReader.readHistory(connection, schema).tables().isEmpty()) {
            return;
        }
        String history = Identifier.quote(schema, "flyway_schema_history");
        try (Statement statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery("select exists (select from " + history + ")");
            row.next();
            if (!row.getBoolean(1)) {
                statement.execute("drop table " + history);
            }
        }
    }

    private static boolean exists(Connection connection, String schema) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select exists (select from pg_namespace where nspname = ?)")) {
            statement.setString(1, schema);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String some(List<SchemaObject> objects) {
        String names = objects.stream()
                .limit(NAMED)
                .map(object -> object.kind().words() + " " + object.name())
                .collect(Collectors.joining(", "));
        return objects.size() <= NAMED ? names : names + " and " + (objects.size() - NAMED) + " more";
    }

    Restoration restoration(Manifest manifest, List<String> differences) {
        List<TableContent> tables = manifest.tables().stream()
                .filter(table -> wanted.contains(table.schema()))
                .toList();
        long rows = tables.stream().mapToLong(TableContent::rows).sum();
        return new Restoration(wanted, skipped, tables.size(), rows, differences);
    }
}
