package dev.freehold.schema.attribution;

import dev.freehold.schema.database.GovernedDatabase;
import dev.freehold.schema.database.GovernorSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The event triggers that write into {@code governor.ddl_log} which statements changed the governed schema, and who ran them. They
 * see DDL only, and of that only what sessions without the governor's mark run.
 *
 * <p>A record, not a guard: whoever may run DDL can set the mark himself. PostgreSQL lets superusers alone create event triggers;
 * hosted databases may let others.
 */
public final class DdlTrigger {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final int KEPT_CHANGES = 10_000;

    private static final String PRUNE = """
            delete from governor.ddl_log
            where schema_name = ? and id <= (
                select id from governor.ddl_log where schema_name = ? order by id desc offset ? limit 1)
            """;

    private final GovernedDatabase database;
    private final TriggerNames names;

    public DdlTrigger(GovernedDatabase database) {
        this.database = database;
        this.names = new TriggerNames(database.schema());
    }

    /**
     * Creates the triggers and their function, or replaces them where this build has another definition, and drops all but the
     * newest 10,000 changes from the log. Any number of replicas may do so at once.
     *
     * @return why changes by others cannot be recorded, in a sentence without a full stop; empty if they are
     * @throws SQLException if the database fails; nothing is changed then
     */
    public Optional<String> install() throws SQLException {
        try (Connection connection = database.connect("attribution")) {
            Optional<String> reason = GovernorSchema.ensure(connection);
            if (reason.isPresent()) {
                return reason;
            }
            connection.setAutoCommit(false);
            try {
                GovernorSchema.lock(connection);
                Optional<String> obstacle = complete(connection);
                connection.commit();
                return obstacle;
            } catch (SQLException failure) {
                connection.rollback();
                return Optional.of(reason(connection, failure));
            }
        }
    }

    /** Whoever disabled a trigger had a reason: that is not for a start of the service to undo. */
    private Optional<String> complete(Connection connection) throws SQLException {
        TriggerState state = TriggerState.of(connection, names);
        if (state.disabled() > 0) {
            return Optional.of(disabled());
        }
        if (state.isForeign()) {
            return state.isRecording() ? Optional.empty() : Optional.of(foreign(connection));
        }
        create(connection, state);
        prune(connection);
        return Optional.empty();
    }

    private void create(Connection connection, TriggerState state) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!state.isCurrent()) {
                statement.execute(TriggerFunction.create(names));
            }
            if (!state.isRecording()) {
                dropTriggers(statement);
                create(statement, names.onCommand(), "ddl_command_end");
                create(statement, names.onDrop(), "sql_drop");
            }
        }
    }

    private void create(Statement statement, String trigger, String event) throws SQLException {
        statement.execute("create event trigger " + TriggerNames.quoted(trigger) + " on " + event
                + " execute function governor." + TriggerNames.quoted(names.function()) + "()");
    }

    private void prune(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setString(1, database.schema());
            statement.setString(2, database.schema());
            statement.setInt(3, KEPT_CHANGES);
            statement.executeUpdate();
        }
    }

    private static String reason(Connection connection, SQLException failure) throws SQLException {
        if (INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState())) {
            return "the role " + GovernorSchema.role(connection)
                    + " may not create event triggers, which PostgreSQL leaves to superusers";
        }
        throw failure;
    }

    /** A function with a superuser's rights that writes into somebody else's table would run that one's triggers. */
    private static String foreign(Connection connection) throws SQLException {
        return "the schema governor belongs to another role than " + GovernorSchema.role(connection)
                + ", whose rights the event triggers would lend to it";
    }

    /**
     * Drops the triggers and their function. The log stays.
     *
     * @throws SQLException if the role may not, or the database fails; nothing is dropped then
     */
    public void uninstall() throws SQLException {
        try (Connection connection = database.connect("attribution")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                GovernorSchema.lock(connection);
                dropTriggers(statement);
                statement.execute("drop function if exists governor." + TriggerNames.quoted(names.function()) + "()");
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private void dropTriggers(Statement statement) throws SQLException {
        statement.execute("drop event trigger if exists " + TriggerNames.quoted(names.onCommand()));
        statement.execute("drop event trigger if exists " + TriggerNames.quoted(names.onDrop()));
    }

    /**
     * Why changes by others are not recorded as it stands, or cannot be read. Changes nothing.
     *
     * @param connection any to the governed database
     * @return in a sentence without a full stop; empty if they are recorded
     * @throws SQLException if the database cannot be asked
     */
    public Optional<String> unavailable(Connection connection) throws SQLException {
        TriggerState state = TriggerState.of(connection, names);
        if (state.disabled() > 0) {
            return Optional.of(disabled());
        }
        if (state.isRecording()) {
            return GovernorSchema.unreadable(connection, "ddl_log");
        }
        return Optional.of(
                state.isSuperuser()
                        ? "the event triggers that record changes are not installed"
                        : "there are no event triggers that record changes, and the role "
                                + GovernorSchema.role(connection) + ", no superuser, may not create them");
    }

    private String disabled() {
        return "somebody disabled the event trigger " + names.onCommand() + " or " + names.onDrop();
    }
}
