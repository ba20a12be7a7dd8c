package dev.freehold.schema;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.support.PostgresVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * A database that grew under somebody else's migrations: tables that look like ours, tables that nobody models, and their rows,
 * the same in every copy.
 */
public final class LegacyDatabase {
    /** What its own tool knows it by, in {@code alembic_version}. */
    public static final String ALEMBIC_VERSION = "3f2a9c81d0be";

    /** Rows in each table but {@code alembic_version}, which has one. */
    public static final int ROWS = 20;

    /** Tables that have the names of ours and other columns. */
    public static final Set<String> LOOKALIKES = Set.of(
            "users",
            "roles",
            "permissions",
            "user_roles",
            "user_sessions",
            "password_reset_tokens",
            "email_verifications",
            "projects",
            "tasks",
            "channels",
            "channel_members",
            "messages",
            "properties",
            "listing_history",
            "media");

    private static final String SCRIPT = "/schema/legacy.sql";

    private LegacyDatabase() {}

    /** A new one; what had the name is gone. */
    public static GovernedDatabase create(PostgresVersion server, String name) throws SQLException {
        return server.prepared("legacy", LegacyDatabase::fill, name);
    }

    private static void fill(GovernedDatabase database) throws SQLException {
        try (Connection connection = database.connect("test");
                Statement statement = connection.createStatement();
                InputStream script = LegacyDatabase.class.getResourceAsStream(SCRIPT)) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
