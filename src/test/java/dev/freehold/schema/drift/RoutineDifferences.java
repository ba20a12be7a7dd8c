package dev.freehold.schema.drift;

import static dev.freehold.schema.drift.SeededDifference.seed;

import dev.freehold.schema.catalog.Kind;
import dev.freehold.schema.drift.ExpectedFinding.Answer;
import java.util.List;

/** Functions and views. */
final class RoutineDifferences {
    private static final String DISTANCE =
            "distance_m(latitude_a double precision, longitude_a double precision, latitude_b double precision,"
                    + " longitude_b double precision)";

    private static final String DAYS = "days_on_market(property uuid)";

    private RoutineDifferences() {}

    static List<SeededDifference> all() {
        return List.of(
                seed("a function is missing", "drop function distance_m")
                        .missing(Kind.FUNCTION, DISTANCE, Answer.REPAIR),
                seed("a function does something else", """
                        create or replace function days_on_market(property uuid) returns integer
                            language sql stable parallel safe as 'select 0'
                        """).drift(Kind.FUNCTION, DAYS, "definition", Answer.REPAIR),
                seed("a trigger's function does nothing", """
                        create or replace function users_forget_mails() returns trigger
                            language plpgsql as 'begin return null; end'
                        """)
                        .drift(Kind.FUNCTION, "users_forget_mails()", "definition", Answer.REPAIR),
                seed("a function promises more than it holds", "alter function uuid_v7() stable")
                        .drift(Kind.FUNCTION, "uuid_v7()", "definition", Answer.REPAIR),
                seed("a function with the rights of its owner", "alter function access_changed() security definer")
                        .drift(Kind.FUNCTION, "access_changed()", "definition", Answer.REPAIR),
                seed("a function with a setting", "alter function append_only() set search_path = public")
                        .drift(Kind.FUNCTION, "append_only()", "definition", Answer.REPAIR),
                seed("a function of another argument", """
                        drop function days_on_market;
                        create function days_on_market(property text) returns integer
                            language sql stable parallel safe as 'select 0'
                        """)
                        .missing(Kind.FUNCTION, DAYS, Answer.REPAIR)
                        .unmanaged(Kind.FUNCTION, "days_on_market(property text)"),
                seed("a function of another result", """
                        drop function days_on_market;
                        create function days_on_market(property uuid) returns bigint
                            language sql stable parallel safe as 'select 0::bigint'
                        """).drift(Kind.FUNCTION, DAYS, "definition", Answer.MANUAL),
                seed("a view is missing", "drop view user_permissions")
                        .missing(Kind.VIEW, "user_permissions", Answer.MANUAL),
                seed("a view shows something else", """
                        create or replace view user_permissions as
                        select user_roles.user_id, permissions.name as permission
                        from user_roles
                        join role_permissions on role_permissions.role_id = user_roles.role_id
                        join permissions on permissions.id = role_permissions.permission_id
                        """)
                        .drift(Kind.VIEW, "user_permissions", "definition", Answer.MANUAL));
    }
}
