package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What catalogs leave out and a restored schema must have: partitions, options of identity columns and of storage, how columns are
 * stored and sampled, replica identities, the index of CLUSTER, extended statistics, materialized views without rows, and comments.
 * PostgreSQL writes the statements.
 */
final class Details {
    private static final String QUERY = """
            with recursive schema as (select oid from pg_namespace where nspname = ?),
            extended as (select classid, objid from pg_depend where deptype = 'e'),
            relation as (
                select c.* from pg_class c join schema s on s.oid = c.relnamespace
                where ('pg_class'::regclass, c.oid) not in (select classid, objid from extended)),
            partition as (
                select i.inhrelid as oid, i.inhparent as parent, 1 as depth
                from pg_inherits i join relation p on p.oid = i.inhparent and p.relkind = 'p' and not p.relispartition
                union all
                select i.inhrelid, i.inhparent, p.depth + 1 from partition p join pg_inherits i on i.inhparent = p.oid),
            comment as (
                select i.*, d.description
                from pg_description d
                cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
                where (d.classoid, d.objoid) not in (select classid, objid from extended)
                  and coalesce((select tgrelid from pg_trigger where oid = d.objoid and d.classoid = 'pg_trigger'::regclass),
                               (select conrelid from pg_constraint
                                where oid = d.objoid and d.classoid = 'pg_constraint'::regclass and conrelid <> 0),
                               case d.classoid when 'pg_class'::regclass then d.objoid end) in (select oid from relation)
                   or i.schema = (select quote_ident(nspname) from pg_namespace where oid = (select oid from schema))
                      and d.classoid in ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_constraint'::regclass,
                                         'pg_statistic_ext'::regclass)
                      and (d.classoid, d.objoid) not in (select classid, objid from extended))
            select 0 as phase, p.depth, format('create %stable %I partition of %s %s%s',
                case c.relpersistence when 'u' then 'unlogged ' else '' end, c.relname, p.parent::regclass,
                pg_get_expr(c.relpartbound, c.oid),
                case c.relkind when 'p' then ' partition by ' || pg_get_partkeydef(c.oid) else '' end) as sql
            from partition p join pg_class c on c.oid = p.oid
            union all
            select 0, 0, format('alter table %s alter column %I set increment by %s set minvalue %s set maxvalue %s '
                || 'set start with %s set cache %s set %scycle restart', c.oid::regclass, a.attname, s.seqincrement, s.seqmin,
                s.seqmax, s.seqstart, s.seqcache, case when s.seqcycle then '' else 'no ' end)
            from relation c
            join pg_attribute a on a.attrelid = c.oid and a.attidentity <> '' and not a.attisdropped
            join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum
                and d.classid = 'pg_class'::regclass and d.deptype = 'i'
            join pg_sequence s on s.seqrelid = d.objid
            where not c.relispartition and (s.seqincrement, s.seqmin, s.seqstart, s.seqcache, s.seqcycle, s.seqmax) is distinct from
                (1, 1, 1, 1, false,
                 case s.seqtypid when 'smallint'::regtype then 32767 when 'integer'::regtype then 2147483647
                     else 9223372036854775807 end)
            union all
            select case c.relkind when 'm' then 1 else 0 end, 1000,
                format('alter table only %s alter column %I set %s', c.oid::regclass, a.attname, o.setting)
            from relation c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            cross join lateral (values
                (case when a.attstorage <> t.typstorage then 'storage ' || case a.attstorage
                    when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end end),
                (case a.attcompression when 'p' then 'compression pglz' when 'l' then 'compression lz4' end),
                (case when a.attstattarget >= 0 then 'statistics ' || a.attstattarget end),
                ((select '(' || string_agg(format('%I = %L', split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)), ', '
                    order by o) || ')' from unnest(a.attoptions) o where o like 'n\\_distinct%'))) as o (setting)
            where c.relkind in ('r', 'p', 'm') and o.setting is not null
            union all
            select 1, 0, format('alter index %s alter column %s set statistics %s', c.oid::regclass, a.attnum, a.attstattarget)
            from relation c join pg_attribute a on a.attrelid = c.oid and a.attstattarget >= 0
            where c.relkind in ('i', 'I') and not c.relispartition
            union all
            select 1, 0, format('alter %s %s set (%s)',
                case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'i' then 'index' else 'table' end,
                c.oid::regclass,
                (select string_agg(format('%s%I = %L', prefix, split_part(o, '=', 1), substr(o, strpos(o, '=') + 1)), ', ' order by o)
                 from unnest(options) o))
            from relation c
            cross join lateral (values ('', c.reloptions),
                ('toast.', (select t.reloptions from pg_class t where t.oid = c.reltoastrelid))) as o (prefix, options)
            where options is not null and (c.relkind in ('r', 'v', 'm') or c.relkind = 'i' and not c.relispartition
                and exists (select from pg_constraint where conindid = c.oid and contype in ('p', 'u', 'x')))
            union all
            select 1, 1, format('alter table %s cluster on %I', c.oid::regclass, x.relname)
            from relation c join pg_index i on i.indrelid = c.oid and i.indisclustered join pg_class x on x.oid = i.indexrelid
            union all
            select 1, 2, format('refresh materialized view %s with no data', c.oid::regclass)
            from relation c where c.relkind = 'm' and not c.relispopulated
            union all
            select 1, 1, format('alter table %s replica identity %s', c.oid::regclass,
                case c.relreplident when 'f' then 'full' when 'n' then 'nothing' else 'using index ' || (
                    select x.oid::regclass from pg_index i join pg_class x on x.oid = i.indexrelid
                    where i.indrelid = c.oid and i.indisreplident) end)
            from relation c where c.relkind in ('r', 'p') and c.relreplident <> 'd'
            union all
            select 1, 2, pg_get_statisticsobjdef(e.oid) from pg_statistic_ext e join relation c on c.oid = e.stxrelid
            union all
            select 1, 3, format('alter statistics %I set statistics %s', e.stxname, e.stxstattarget)
            from pg_statistic_ext e join relation c on c.oid = e.stxrelid where e.stxstattarget >= 0
            union all
            select 1, 3, format('comment on %s %s is %L',
                case when type like '% column' then 'column' when type = 'table constraint' then 'constraint'
                    when type = 'domain constraint' then 'constraint' when type = 'statistics object' then 'statistics'
                    else type end,
                case type when 'domain constraint' then replace(identity, ' on ', ' on domain ') else identity end, description)
            from comment
            order by 1, 2, 3
            """;

    private Details() {}

    /** The statements for a schema, in the order to run them in; it has to be alone on the search path. */
    static List<SchemaPart.Detail> of(Connection connection, String schema) throws SQLException {
        List<SchemaPart.Detail> details = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    details.add(new SchemaPart.Detail(rows.getInt("phase") == 0, rows.getString("sql")));
                }
            }
        }
        return details;
    }
}
