package dev.freehold.schema.migration;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.AppliedVersion;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorBusyException;
import dev.freehold.schema.database.GovernorLock;
import dev.freehold.schema.database.RefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Brings an empty database to the newest version, by its migrations: they alone make the rows that must be there. */
public final class Initialization {
    private static final int NAMED = 5;
    private static final String PURPOSE = "init";

    private final Migrations migrations;
    private final GovernedDatabase database;

    public Initialization(Migrations migrations, GovernedDatabase database) {
        this.migrations = migrations;
        this.database = database;
    }

    /**
     * What was made.
     *
     * @param version that the database has now
     * @param migrations how many that took
     */
    public record Result(String version, int migrations) {}

    /**
     * Fills the schema. What extensions keep in it does not count.
     *
     * @throws RefusedException if it is not empty
     * @throws GovernorBusyException if somebody else is at work
     * @throws org.flywaydb.core.api.FlywayException if a migration fails; those before it are there
     * @throws SQLException if the database cannot be asked
     */
    public Result init() throws SQLException {
        return GovernorLock.alone(database, PURPOSE, lock -> {
            refuseUnlessEmpty();
            int executed = migrations.migrate();
            return new Result(migrations.version(), executed);
        });
    }

    private void refuseUnlessEmpty() throws SQLException {
        String version = migrations.version();
        if (!version.equals(AppliedVersion.NONE)) {
            throw new RefusedException("the database is at version " + version + "; migrate it, or reset it");
        }
        try (Connection connection = database.connect(PURPOSE)) {
            Catalog found = CatalogReader.read(connection, database.schema());
            List<SchemaObject> own = found.objects().stream()
                    .filter(object ->
                            object.kind() == Kind.TABLE || object.tableName().isEmpty())
                    .toList();
            if (!own.isEmpty()) {
                throw new RefusedException(
                        "the schema %s is not empty: it has %d objects, such as %s; adopt it, or take a schema of its own"
                                .formatted(database.schema(), own.size(), some(own)));
            }
        }
    }

    private static String some(List<SchemaObject> objects) {
        return objects.stream()
                .limit(NAMED)
                .map(object -> object.kind().words() + " " + object.fullName())
                .collect(Collectors.joining(", "));
    }
}
