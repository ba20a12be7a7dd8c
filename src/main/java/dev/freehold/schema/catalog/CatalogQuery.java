package dev.freehold.schema.catalog;

import java.util.Optional;

/**
 * The questions to {@code pg_catalog}, one per kind of object. Each takes the name of the schema and answers {@code kind},
 * {@code table_name}, {@code name} and then attributes under their names; null is absent.
 *
 * <p>All text is PostgreSQL's own: what it prints for an object is the same, however the object was written.
 */
enum CatalogQuery {
    TABLES("""
            select 'TABLE' as kind, '' as table_name, c.relname as name,
                case c.relpersistence when 'u' then 'unlogged' end as persistence,
                case when c.relforcerowsecurity then 'forced' when c.relrowsecurity then 'enabled' end as row_security,
                case c.relkind when 'p' then pg_get_partkeydef(c.oid) end as partition_key,
                (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
                 from pg_inherits i where i.inhrelid = c.oid) as inherits
            from pg_class c
            where c.relkind in ('r', 'p') and %s
            """),
    COLUMNS("""
            select 'COLUMN' as kind, c.relname as table_name, a.attname as name,
                format_type(a.atttypid, a.atttypmod) as type,
                case when a.attnotnull and not exists (
                    select from pg_constraint n
                    where n.conrelid = c.oid and n.contype = 'n' and n.conkey[1] = a.attnum and not n.convalidated)
                    then 'true' end as not_null,
                case a.attgenerated when '' then pg_get_expr(d.adbin, d.adrelid) end as "default",
                case a.attgenerated when '' then null else pg_get_expr(d.adbin, d.adrelid) end as generated,
                case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as storage,
                case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
                case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
                row_number() over (partition by c.oid order by a.attnum)::text as position
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where c.relkind in ('r', 'p') and %s
            """),
    // NOT NULL is an attribute of its column; since version 18 it has a row here as well, with type n.
    CONSTRAINTS("""
            select case o.contype when 'p' then 'PRIMARY_KEY' when 'u' then 'UNIQUE' when 'c' then 'CHECK'
                    when 'x' then 'EXCLUSION' else 'FOREIGN_KEY' end as kind,
                c.relname as table_name, o.conname as name,
                regexp_replace(pg_get_constraintdef(o.oid), ' NOT VALID$', '') as definition,
                case when not o.convalidated then 'false' end as valid,
                (select 'disabled' from pg_trigger t where t.tgconstraint = o.oid and t.tgenabled <> 'O' limit 1) as enabled
            from pg_constraint o
            join pg_class c on c.oid = o.conrelid
            where o.contype in ('p', 'u', 'c', 'x', 'f') and o.conparentid = 0 and %s
            """),
    // The index of a constraint is there with the constraint.
    INDEXES("""
            select 'INDEX' as kind, c.relname as table_name, x.relname as name,
                regexp_replace(
                    overlay(pg_get_indexdef(x.oid, 0, true) placing ''
                        from strpos(pg_get_indexdef(x.oid, 0, true), ' ' || quote_ident(x.relname) || ' ON ')
                        for length(quote_ident(x.relname)) + 1),
                    '^(CREATE (UNIQUE )?INDEX ON) ONLY ', '\\1 ') as definition,
                case when not (i.indisvalid and i.indisready) then 'false' end as valid
            from pg_index i
            join pg_class x on x.oid = i.indexrelid
            join pg_class c on c.oid = i.indrelid
            where c.relkind in ('r', 'p', 'm') and %s
              and not exists (select from pg_constraint o where o.conindid = x.oid and o.contype in ('p', 'u', 'x'))
            """),
    TRIGGERS("""
            select 'TRIGGER' as kind, c.relname as table_name, t.tgname as name,
                overlay(pg_get_triggerdef(t.oid, true) placing ''
                    from strpos(pg_get_triggerdef(t.oid, true), ' ' || quote_ident(t.tgname) || ' ')
                    for length(quote_ident(t.tgname)) + 1) as definition,
                case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always' end as enabled
            from pg_trigger t
            join pg_class c on c.oid = t.tgrelid
            where not t.tgisinternal and t.tgparentid = 0 and %s
            """),
    VIEWS("""
            select case c.relkind when 'v' then 'VIEW' else 'MATERIALIZED_VIEW' end as kind, '' as table_name,
                c.relname as name, pg_get_viewdef(c.oid, true) as definition
            from pg_class c
            where c.relkind in ('v', 'm') and %s
            """),
    // The sequence of an identity column belongs to it and has no life of its own (dependency i).
    SEQUENCES("""
            select 'SEQUENCE' as kind, '' as table_name, c.relname as name,
                format_type(s.seqtypid, null) as type,
                concat('increment ', s.seqincrement, ' minvalue ', s.seqmin, ' maxvalue ', s.seqmax, ' start ', s.seqstart,
                    ' cache ', s.seqcache, case when s.seqcycle then ' cycle' end) as options,
                (select d.refobjid::regclass || '.' || a.attname
                 from pg_depend d
                 join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
                 where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a') as owned_by
            from pg_class c
            join pg_sequence s on s.seqrelid = c.oid
            where %s and not exists (
                select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
            """),
    // The name of the schema goes from the head, where it comes first; the body is its author's.
    FUNCTIONS("""
            select 'FUNCTION' as kind, '' as table_name,
                p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name,
                overlay(pg_get_functiondef(p.oid) placing ''
                    from strpos(pg_get_functiondef(p.oid), ' ' || quote_ident(n.nspname) || '.') + 1
                    for length(quote_ident(n.nspname)) + 1) as definition
            from pg_proc p
            join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = ? and p.prokind in ('f', 'p') and not exists (
                select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
            """),
    ENUMS("""
            select 'ENUM' as kind, '' as table_name, t.typname as name,
                (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
                 from pg_enum e where e.enumtypid = t.oid) as labels
            from pg_type t
            join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = ? and t.typtype = 'e' and not exists (
                select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
            """),
    DOMAINS("""
            select 'DOMAIN' as kind, '' as table_name, t.typname as name,
                format_type(t.typbasetype, t.typtypmod) as type,
                case when t.typnotnull then 'true' end as not_null,
                t.typdefault as "default",
                case when t.typcollation <> b.typcollation then t.typcollation::regcollation::text end as collation,
                (select string_agg(concat('CONSTRAINT ', quote_ident(o.conname), ' ', pg_get_constraintdef(o.oid)), ' '
                     order by o.conname)
                 from pg_constraint o where o.contypid = t.oid and o.contype = 'c') as definition
            from pg_type t
            join pg_type b on b.oid = t.typbasetype
            join pg_namespace n on n.oid = t.typnamespace
            where n.nspname = ? and t.typtype = 'd' and not exists (
                select from pg_depend d where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype = 'e')
            """);

    private static final String NOT_HISTORY = "c.relname <> 'flyway_schema_history'";

    /** For the relation {@code c}. Partitions are described by their parent, Flyway's table by nobody. */
    private static final String RELATIONS = """
            c.relnamespace = (select oid from pg_namespace where nspname = ?) and not c.relispartition
            and c.relname <> 'flyway_schema_history'
            and not exists (
                select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            """;

    private final String sql;

    CatalogQuery(String sql) {
        this.sql = sql.replace("%s", RELATIONS);
    }

    String sql() {
        return sql;
    }

    /** The same question about Flyway's table alone; empty where the answer is not about relations. */
    Optional<String> historySql() {
        return sql.contains(NOT_HISTORY)
                ? Optional.of(sql.replace(NOT_HISTORY, "c.relname = 'flyway_schema_history'"))
                : Optional.empty();
    }
}
