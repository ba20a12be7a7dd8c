package dev.freehold.schema.drift;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.CatalogReader;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.PostgresVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Small schemas that live for as long as it takes to read them. */
final class Scratch {
    private Scratch() {}

    /** What a schema is that some statements make of nothing. */
    static Catalog catalog(int major, String sql) throws SQLException {
        GovernedDatabase database = PostgresVersion.of(major).database("postgres");
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            return CatalogReader.readWithin(connection, database.schema());
        }
    }

    /**
     * What differs between a schema that migrations make, and that the entities describe alike, and one that somebody made.
     *
     * @param migrations what builds the one
     * @param live what builds the other
     */
    static List<String> differences(int major, String migrations, String live) throws SQLException {
        Catalog built = catalog(major, migrations);
        return new Comparison(built, built, catalog(major, live))
                .findings().stream().map(ExpectedFinding::text).toList();
    }
}
