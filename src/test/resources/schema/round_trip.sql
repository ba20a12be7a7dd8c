-- Makes everything anew from the text that PostgreSQL prints for it, as a dump and its restoration do.

do $$
declare
    thing record;
    index_definition text;
    index_definitions text[];
begin
    for thing in
        select c.conrelid::regclass as relation, c.conname, pg_get_constraintdef(c.oid) as definition
        from pg_constraint c
        where c.connamespace = 'public'::regnamespace and c.contype = 'c'
    loop
        execute format('alter table %s drop constraint %I', thing.relation, thing.conname);
        execute format('alter table %s add constraint %I %s', thing.relation, thing.conname, thing.definition);
    end loop;

    for thing in
        select i.indexrelid::regclass as relation, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = 'public'::regnamespace
          and not exists (select from pg_constraint o where o.conindid = i.indexrelid)
    loop
        execute format('drop index %s', thing.relation);
        execute thing.definition;
    end loop;

    for thing in
        select d.adrelid::regclass as relation, d.adrelid, a.attnum, a.attname, a.attgenerated,
            format_type(a.atttypid, a.atttypmod) as type, pg_get_expr(d.adbin, d.adrelid) as definition
        from pg_attrdef d
        join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        join pg_class c on c.oid = d.adrelid
        where c.relnamespace = 'public'::regnamespace
        order by c.relname, a.attnum
    loop
        if thing.attgenerated = '' then
            execute format('alter table %s alter column %I set default %s', thing.relation, thing.attname, thing.definition);
        else
            index_definitions := array(
                select pg_get_indexdef(i.indexrelid) from pg_index i
                where i.indrelid = thing.adrelid and thing.attnum = any (i.indkey));
            execute format('alter table %s drop column %I', thing.relation, thing.attname);
            execute format('alter table %s add column %I %s generated always as (%s) stored',
                thing.relation, thing.attname, thing.type, thing.definition);
            foreach index_definition in array index_definitions loop
                execute index_definition;
            end loop;
        end if;
    end loop;

    for thing in
        select pg_get_functiondef(p.oid) as definition from pg_proc p where p.pronamespace = 'public'::regnamespace
    loop
        execute thing.definition;
    end loop;

    -- Replacing one takes away that it fires always, for which a dump has a statement of its own.
    for thing in
        select replace(pg_get_triggerdef(t.oid), 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER') as definition
        from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
        where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled = 'O'
    loop
        execute thing.definition;
    end loop;

    for thing in
        select c.oid::regclass::text as relation, pg_get_viewdef(c.oid) as definition
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
    loop
        execute format('drop view %s', thing.relation);
        execute format('create view %s as %s', thing.relation, thing.definition);
    end loop;
end
$$
