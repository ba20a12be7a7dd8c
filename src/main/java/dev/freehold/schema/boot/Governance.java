package dev.freehold.schema.boot;

import dev.freehold.schema.backup.Backups;
import dev.freehold.schema.backup.client.PostgresClient;
import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSettings;
import dev.freehold.schema.migration.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;

/**
 * The database that is governed and what the operator allows there. Which schema the tables are in is asked of the database, for
 * roles and connections may say so each in their way; so it is known once the database has answered.
 */
public final class Governance {
    private static final String INVALID_SCHEMA_NAME = "3F000";

    private final Supplier<Flyway> flyway;
    private final GovernedDatabase address;
    private final Optional<String> schema;
    private final GovernorSettings settings;
    private volatile GovernedDatabase database;

    /**
     * @param flyway where migrations are, asked for when they are needed; its data source is not used
     * @param address with any schema
     * @param schema that the tables are in; if absent, the one in which the connection makes them
     */
    public Governance(
            Supplier<Flyway> flyway, GovernedDatabase address, Optional<String> schema, GovernorSettings settings) {
        this.flyway = flyway;
        this.address = address;
        this.schema = schema;
        this.settings = settings;
    }

    public GovernorSettings settings() {
        return settings;
    }

    /**
     * The database, with the schema that its tables are in.
     *
     * @throws SQLException if it does not answer, or the connection leads to no schema
     */
    public GovernedDatabase database() throws SQLException {
        GovernedDatabase known = database;
        if (known == null) {
            known = new GovernedDatabase(
                    address.jdbcUrl(),
                    address.user(),
                    address.password(),
                    schema.isPresent() ? schema.get() : currentSchema());
            database = known;
        }
        return known;
    }

    /**
     * The migrations of this build, on that database.
     *
     * @throws SQLException as {@link #database()}
     */
    public Migrations migrations() throws SQLException {
        return new Migrations(flyway.get(), database(), settings.lockTimeout());
    }

    /**
     * The backups of that database, taken with the clients of the path where they are new enough.
     *
     * @throws SQLException as {@link #database()}
     */
    public Backups backups() throws SQLException {
        return new Backups(database(), settings.backups(), PostgresClient.path());
    }

    private String currentSchema() throws SQLException {
        try (Connection connection = address.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_schema()")) {
            row.next();
            String schema = row.getString(1);
            if (schema == null) {
                throw new SQLException(
                        "The search path of the connection names no schema that there is.", INVALID_SCHEMA_NAME);
            }
            return schema;
        }
    }
}
