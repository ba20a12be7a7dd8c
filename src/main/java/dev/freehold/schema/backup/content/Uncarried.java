package dev.freehold.schema.backup.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup cannot carry, and what of it is there. Neither format: whatever needs an object of a schema that is not in the
 * backup, or a foreign server, partitions in another schema than their parent, casts, and large objects where a column could name
 * one. An archive besides: types that are neither enums nor domains, aggregates, rules, policies, foreign and typed tables,
 * operators, collations and text search objects, what a partition has for itself, and checks of domains that are not valid.
 */
final class Uncarried {
    private static final String RELATIONS = """
            with ours as (select oid from pg_namespace where nspname = any(?)),
            extended as (select classid, objid from pg_depend where deptype = 'e'),
            relation as (
                select * from pg_class where relnamespace in (select oid from ours)
                  and ('pg_class'::regclass, oid) not in (select classid, objid from extended)),
            part as (select * from relation where relispartition),
            """;

    private static final String OBJECTS = RELATIONS + """
            object (class, id) as (
                select 'pg_type'::regclass, t.oid from pg_type t
                where t.typnamespace in (select oid from ours) and (t.typtype = 'r'
                    or t.typtype = 'b' and not exists (select from pg_type e where e.typarray = t.oid)
                    or t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
                union all
                select 'pg_proc'::regclass, oid from pg_proc
                where pronamespace in (select oid from ours) and prokind in ('a', 'w')
                union all
                select 'pg_rewrite'::regclass, oid from pg_rewrite
                where ev_class in (select oid from relation) and rulename <> '_RETURN'
                union all select 'pg_policy'::regclass, oid from pg_policy where polrelid in (select oid from relation)
                union all select 'pg_class'::regclass, oid from relation where relkind = 'f' or reloftype <> 0
                union all select 'pg_operator'::regclass, oid from pg_operator where oprnamespace in (select oid from ours)
                union all select 'pg_opclass'::regclass, oid from pg_opclass where opcnamespace in (select oid from ours)
                union all select 'pg_collation'::regclass, oid from pg_collation where collnamespace in (select oid from ours)
                union all select 'pg_conversion'::regclass, oid from pg_conversion where connamespace in (select oid from ours)
                union all select 'pg_ts_config'::regclass, oid from pg_ts_config where cfgnamespace in (select oid from ours)
                union all select 'pg_ts_dict'::regclass, oid from pg_ts_dict where dictnamespace in (select oid from ours)
                union all
                select 'pg_trigger'::regclass, oid from pg_trigger
                where tgrelid in (select oid from part) and tgparentid = 0 and not tgisinternal
                union all
                select 'pg_constraint'::regclass, oid from pg_constraint
                where contype in ('p', 'u', 'f', 'x', 'c') and conparentid = 0 and coninhcount = 0
                  and conrelid in (select oid from part)
                   or contype = 'n' and conrelid in (select oid from relation) and (connoinherit or not convalidated)
                   or not convalidated and contypid in (select oid from pg_type where typnamespace in (select oid from ours))
                union all
                select 'pg_class'::regclass, indexrelid from pg_index i
                where indrelid in (select oid from part)
                  and not exists (select from pg_inherits where inhrelid = indexrelid)
                  and not exists (select from pg_constraint where conindid = indexrelid)
                union all
                select 'pg_class'::regclass, i.inhrelid from pg_inherits i
                join relation p on p.oid = i.inhparent and p.relkind = 'r'
                where i.inhrelid not in (select oid from relation)
                union all
                select 'pg_attrdef'::regclass, oid from pg_attrdef
                where adrelid in (select oid from relation where relkind = 'v'))
            select pg_describe_object(class, id, 0) from object
            where (class, id) not in (select classid, objid from extended)
            order by 1
            """;

    private static final String OUTSIDE = RELATIONS + """
            type as (select oid from pg_type where typnamespace in (select oid from ours)),
            own (class, id) as (
                select 'pg_class'::regclass, oid from relation
                union all select 'pg_rewrite'::regclass, oid from pg_rewrite where ev_class in (select oid from relation)
                union all select 'pg_attrdef'::regclass, oid from pg_attrdef where adrelid in (select oid from relation)
                union all select 'pg_policy'::regclass, oid from pg_policy where polrelid in (select oid from relation)
                union all select 'pg_trigger'::regclass, oid from pg_trigger where tgrelid in (select oid from relation)
                union all select 'pg_type'::regclass, oid from type
                union all
                select 'pg_constraint'::regclass, oid from pg_constraint
                where conrelid in (select oid from relation) or contypid in (select oid from type)
                union all select 'pg_proc'::regclass, oid from pg_proc where pronamespace in (select oid from ours)
                union all select 'pg_operator'::regclass, oid from pg_operator where oprnamespace in (select oid from ours)
                union all
                select 'pg_statistic_ext'::regclass, oid from pg_statistic_ext where stxnamespace in (select oid from ours)),
            place (class, id, namespace) as (
                select 'pg_class'::regclass, oid, relnamespace from pg_class
                union all select 'pg_proc'::regclass, oid, pronamespace from pg_proc
                union all select 'pg_type'::regclass, oid, typnamespace from pg_type
                union all select 'pg_operator'::regclass, oid, oprnamespace from pg_operator
                union all select 'pg_opclass'::regclass, oid, opcnamespace from pg_opclass
                union all select 'pg_opfamily'::regclass, oid, opfnamespace from pg_opfamily
                union all select 'pg_collation'::regclass, oid, collnamespace from pg_collation
                union all select 'pg_ts_config'::regclass, oid, cfgnamespace from pg_ts_config
                union all select 'pg_ts_dict'::regclass, oid, dictnamespace from pg_ts_dict
                union all select 'pg_foreign_server'::regclass, oid, 0 from pg_foreign_server),
            need as (
                select distinct d.refclassid, d.refobjid, d.classid, d.objid
                from pg_depend d
                join own on own.class = d.classid and own.id = d.objid
                join place on place.class = d.refclassid and place.id = d.refobjid
                where d.deptype = 'n' and (d.refclassid, d.refobjid) not in (select classid, objid from extended)
                  and (d.classid, d.objid) not in (select classid, objid from extended)
                  and place.namespace not in (
                    select oid from ours union all
                    select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema', 'pg_toast')))
            select pg_describe_object(refclassid, refobjid, 0) || ', which ' || pg_describe_object(classid, objid, 0) || ' needs'
            from need
            union
            select pg_describe_object('pg_class'::regclass, i.inhrelid, 0) || ', a partition of '
                || pg_describe_object('pg_class'::regclass, i.inhparent, 0)
            from pg_inherits i
            join pg_class p on p.oid = i.inhparent and p.relkind = 'p'
            where (i.inhrelid in (select oid from relation)) <> (i.inhparent in (select oid from relation))
            union
            select pg_describe_object('pg_cast'::regclass, c.oid, 0) from pg_cast c
            where (c.castsource in (select oid from type) or c.casttarget in (select oid from type)
                or c.castfunc in (select oid from pg_proc where pronamespace in (select oid from ours)))
              and ('pg_cast'::regclass, c.oid) not in (select classid, objid from pg_depend where deptype in ('e', 'i'))
            union
            select 'large objects' where exists (select from pg_largeobject_metadata) and exists (
                select from pg_attribute a join pg_type t on t.oid = a.atttypid
                where a.attrelid in (select oid from relation where relkind in ('r', 'p')) and a.attnum > 0
                  and not a.attisdropped and (t.oid = 'oid'::regtype or t.typbasetype = 'oid'::regtype))
            order by 1
            """;

    private Uncarried() {}

    /** What needs more than a dump of the schemas alone has, or would be left out of one; an archive has no more. */
    static List<String> outside(Connection connection, List<String> schemas) throws SQLException {
        return names(connection, schemas, OUTSIDE);
    }

    /** What a dump has and an archive has not. */
    static List<String> objects(Connection connection, List<String> schemas) throws SQLException {
        return names(connection, schemas, OBJECTS);
    }

    private static List<String> names(Connection connection, List<String> schemas, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }
}
