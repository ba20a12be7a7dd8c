package dev.freehold.schema.attribution;

/**
 * The function of the event triggers, in SQL. It runs with the rights of whoever installed it, so that every role may change the
 * schema without rights to the log; and whatever goes wrong in it is a warning, because a statement of somebody else must not fail
 * for our curiosity.
 *
 * <p>Temporary tables are in another schema than the governed one. What an extension makes, renames and drops is its own affair.
 * The statement is cut before its passwords are masked, so that the mask has little to read, and again after it.
 */
final class TriggerFunction {
    private static final String BODY = """

            declare
                governed constant text := %s;
                change text;
            begin
                if coalesce(current_setting('freehold.governor', true), '') <> ''
                    or tg_tag ~ '(^(REFRESH MATERIALIZED VIEW|REINDEX|COMMENT|SECURITY LABEL)| EXTENSION)$'
                    or current_query() ~* '^\\s*(create|alter|drop)\\s+extension\\s' then
                    return;
                end if;
                change := left(regexp_replace(left(current_query(), 40000),
                    '(password\\s*=?\\s*)(''(?:[^'']|'''')*(?:''|$))', '\\1''***''', 'gi'), 10000);
                if tg_event = 'sql_drop' then
                    insert into governor.ddl_log (schema_name, command_tag, object_type, object_identity, statement)
                    select governed, tg_tag, o.object_type, o.object_identity, change
                    from pg_event_trigger_dropped_objects() o
                    where (o.original or o.normal) and not o.is_temporary
                      and coalesce(o.schema_name, o.address_names[1]) = governed;
                else
                    insert into governor.ddl_log (schema_name, command_tag, object_type, object_identity, statement)
                    select governed, o.command_tag, o.object_type, o.object_identity, change
                    from pg_event_trigger_ddl_commands() o
                    where not o.in_extension and o.objid is not null and coalesce(o.schema_name,
                        (pg_identify_object_as_address(o.classid, o.objid, o.objsubid)).object_names[1]) = governed;
                end if;
            exception when others then
                raise warning 'the schema governor could not record this change of the schema: %%', sqlerrm;
            end
            """;

    private TriggerFunction() {}

    /** What {@code pg_proc.prosrc} holds of it. */
    static String body(String schema) {
        return BODY.formatted("'" + schema.replace("'", "''") + "'");
    }

    /** The statement that creates or replaces it. A lock on the log must not hold others up for long. */
    static String create(TriggerNames names) {
        return """
                create or replace function governor.%s() returns event_trigger
                language plpgsql security definer
                set search_path = pg_catalog, pg_temp
                set lock_timeout = '500ms'
                as $freehold$%s$freehold$
                """.formatted(TriggerNames.quoted(names.function()), body(names.schema()));
    }
}
