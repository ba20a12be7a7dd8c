package dev.freehold.schema.attribution;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What of the event triggers is there.
 *
 * @param isForeign whether the governor's schema or its log belongs to another role than the present one
 * @param isCurrent whether the function is that of this build
 * @param enabled how many of the two triggers fire
 * @param disabled how many of them are there and do not
 */
record TriggerState(boolean isForeign, boolean isCurrent, int enabled, int disabled, boolean isSuperuser) {
    private static final int TRIGGERS = 2;

    /** Names that are too long are cut by the cast as they were when they were given. */
    private static final String SELECT = """
            select
                exists (
                    select from pg_namespace n
                    left join pg_class c on c.relnamespace = n.oid and c.relname = 'ddl_log'
                    where n.nspname = 'governor' and (n.nspowner <> r.oid or c.relowner <> r.oid)) as is_foreign,
                exists (
                    select from pg_proc p
                    join pg_namespace n on n.oid = p.pronamespace
                    where n.nspname = 'governor' and p.proname = ?::name and p.prosrc = ? and p.prosecdef) as is_current,
                (select count(*) from pg_event_trigger t where t.evtname in (?::name, ?::name) and t.evtenabled <> 'D')
                    as enabled,
                (select count(*) from pg_event_trigger t where t.evtname in (?::name, ?::name) and t.evtenabled = 'D')
                    as disabled,
                r.rolsuper as is_superuser
            from pg_roles r
            where r.rolname = current_user
            """;

    static TriggerState of(Connection connection, TriggerNames names) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, names.function());
            statement.setString(2, TriggerFunction.body(names.schema()));
            statement.setString(3, names.onCommand());
            statement.setString(4, names.onDrop());
            statement.setString(5, names.onCommand());
            statement.setString(6, names.onDrop());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new TriggerState(
                        row.getBoolean("is_foreign"),
                        row.getBoolean("is_current"),
                        row.getInt("enabled"),
                        row.getInt("disabled"),
                        row.getBoolean("is_superuser"));
            }
        }
    }

    /** Whether changes are recorded, be it by the function of another build. */
    boolean isRecording() {
        return enabled == TRIGGERS;
    }
}
