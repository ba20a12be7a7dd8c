package dev.freehold.schema.backup;

/** A database in which a restoration comes far and then fails. */
final class FailingRestoration {
    /** Triggers are made last. The function is out of the way of what is restored. */
    static final String NO_TRIGGERS = """
            create schema guard;
            create function guard.refuse() returns event_trigger language plpgsql as $$ begin raise 'no triggers here'; end $$;
            create event trigger refuse on ddl_command_end when tag in ('CREATE TRIGGER') execute function guard.refuse();
            """;

    /** How much there is of what was to be restored. */
    static final String RELATIONS = """
            select (select count(*) from pg_class where relnamespace = 'public'::regnamespace)
                + (select count(*) from pg_proc where pronamespace = 'public'::regnamespace)
                + (select count(*) from pg_namespace where nspname = 'quarantine')
            """;

    private FailingRestoration() {}
}
