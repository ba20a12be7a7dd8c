package dev.freehold.schema.checklist;

import dev.freehold.schema.database.GovernorLock;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the server itself says: who waits for whom, what lies in quarantine, and who is watching. */
final class ServerChecks {
    /** Statements give up long before. */
    private static final String STUCK_LOCKS = """
            select format('pid %s waits for %s of %s since %s, held up by %s', l.pid, l.mode,
                coalesce(l.relation::regclass::text, l.locktype),
                to_char(l.waitstart at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                array_to_string(pg_blocking_pids(l.pid), ', '))
            from pg_locks l
            where not l.granted and l.waitstart < clock_timestamp() - interval '1 minute'
              and l.database = (select oid from pg_database where datname = current_database())
            union all
            select format('prepared transaction %s keeps its locks since %s', gid,
                to_char(prepared at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            from pg_prepared_xacts
            where database = current_database() and prepared < now() - interval '1 minute'
            """;

    private static final String QUARANTINE = """
            select c.relname || ' (' || greatest(c.reltuples, 0)::bigint || ' rows, '
                || pg_size_pretty(pg_total_relation_size(c.oid)) || ')'
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'quarantine' and c.relkind in ('r', 'p')
            order by c.relname
            """;

    private static final String EVENT_TRIGGERS = """
            select t.evtname || case t.evtenabled when 'D' then ' (disabled)' else '' end
            from pg_event_trigger t
            join pg_proc p on p.oid = t.evtfoid
            join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = 'governor'
            order by t.evtname
            """;

    private ServerChecks() {}

    static List<Check> of(Connection connection) throws SQLException {
        List<Check> checks = new ArrayList<>();
        List<String> stuck = texts(connection, STUCK_LOCKS);
        checks.add(
                Check.naming("no lock is stuck", stuck.isEmpty() ? "nobody waits for long" : "somebody waits", stuck));
        checks.add(Check.ok(
                "the governor's lock",
                GovernorLock.holder(connection)
                        .map(holder -> "held by " + holder)
                        .orElse("free")));
        List<String> kept = texts(connection, QUARANTINE);
        checks.add(new Check("quarantine", true, kept.isEmpty() ? "empty" : "kept until it is purged", kept));
        List<String> triggers = texts(connection, EVENT_TRIGGERS);
        checks.add(Check.ok(
                "changes made by others are recorded",
                triggers.isEmpty()
                        ? "no event trigger: who changes the schema is not known"
                        : String.join(", ", triggers)));
        return checks;
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
