package dev.freehold.schema.reset;

import dev.freehold.schema.catalog.Catalog;
import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.catalog.SchemaObject;
import dev.freehold.schema.database.Refusal;
import dev.freehold.schema.database.RefusedException;
import dev.freehold.schema.ddl.Identifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Drops what is managed, and never by cascade: PostgreSQL itself then refuses where something else needs it. */
final class Drops {
    private final Connection connection;
    private final String schema;

    Drops(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /**
     * Drops all of these that are there.
     *
     * @throws RefusedException if something needs one of them
     */
    void drop(Catalog managed, Catalog live) throws SQLException {
        List<String> left = statements(managed, live);
        while (!left.isEmpty()) {
            List<String> needed = new ArrayList<>();
            String reason = "";
            for (String statement : left) {
                String refusal = attempt(statement);
                if (!refusal.isEmpty()) {
                    needed.add(statement);
                    // What comes later may only wait for this one.
                    reason = reason.isEmpty() ? refusal : reason;
                }
            }
            if (needed.size() == left.size()) {
                throw new RefusedException("something that is not managed needs what would be dropped: " + reason);
            }
            left = needed;
        }
    }

    /** Why PostgreSQL refuses it; empty if it is done. */
    private String attempt(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException failure) {
            if (!Refusal.isForDependents(failure)) {
                throw failure;
            }
            connection.rollback(before);
            return Refusal.reason(failure);
        }
    }

    /** All tables at once, since they may need each other in a circle. */
    private List<String> statements(Catalog managed, Catalog live) throws SQLException {
        List<String> statements = new ArrayList<>();
        List<String> tables = present(Kind.TABLE, managed, live);
        for (Kind kind : List.of(Kind.VIEW, Kind.MATERIALIZED_VIEW)) {
            present(kind, managed, live).forEach(name -> statements.add("drop " + kind.words() + " " + full(name)));
        }
        if (!tables.isEmpty()) {
            statements.add("drop table " + Identifier.quoteAll(schema, tables));
        }
        for (String function : present(Kind.FUNCTION, managed, live)) {
            statements.add("drop routine " + signature(function));
        }
        // A sequence that a table owns has gone with it.
        present(Kind.SEQUENCE, managed, live).forEach(name -> statements.add("drop sequence if exists " + full(name)));
        present(Kind.DOMAIN, managed, live).forEach(name -> statements.add("drop domain " + full(name)));
        present(Kind.ENUM, managed, live).forEach(name -> statements.add("drop type " + full(name)));
        return statements;
    }

    private String full(String name) {
        return Identifier.quote(schema, name);
    }

    private static List<String> present(Kind kind, Catalog managed, Catalog live) {
        return managed.ofKind(kind).stream()
                .filter(object -> live.find(kind, "", object.name()).isPresent())
                .map(SchemaObject::name)
                .toList();
    }

    /** As a statement must have it: quoted where it needs to be. */
    private String signature(String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.oid::regprocedure::text
                from pg_proc p
                where p.pronamespace = (select oid from pg_namespace where nspname = ?)
                  and p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' = ?
                """)) {
            statement.setString(1, schema);
            statement.setString(2, function);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
