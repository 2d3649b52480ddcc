-- What the deciding role may ask across roots: questions with a yes, a no or a date, never a row of another case. Their owner sees
-- the tables they look at, and nobody else gets that sight.
create policy for_look_ups on advice.conflict for select to migrator using (true);
create policy for_look_ups on advice.mediator_place for select to migrator using (true);
create policy for_look_ups on advice.mediator_entry for select to migrator using (true);
create policy for_look_ups on advice.mediator_away for select to migrator using (true);

-- AM-1, AM-2: what the register says of a mediator for one case. Whether they are connected counts at assignment only; leave, load
-- and a connection are answered alike by the rules.
create function advice.mediator_facts(mediator uuid, root uuid)
returns table (accredited_until date, most_cases int, open_cases int, is_away boolean, is_connected boolean)
language sql stable security definer set search_path = '' as $$
  select e.accredited_until, e.most_cases,
    (select pg_catalog.count(*) from advice.mediator_place p where p.mediator_id = mediator and p.root_id <> root
       and p.standing in ('proposed', 'clear', 'assigned'))::int,
    exists (select 1 from advice.mediator_away a where a.root_id = e.root_id
       and (app.now() at time zone 'Europe/London')::date between a.first_day and a.last_day),
    exists (select 1 from advice.conflict c where c.root_id = root and c.subject = mediator)
      or exists (select 1 from advice.mark c join advice.mark p on p.mark = c.mark
        where c.kind = 'connection' and c.owner_id = mediator and p.kind = 'party' and p.root_id = root)
  from advice.mediator_entry e where e.owner_id = mediator
$$;
-- Which mediators that are asked or assigned here have declared a connection to a person of these marks.
create function advice.connected_mediators(root uuid, marks bytea[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct p.mediator_id from advice.mediator_place p join advice.mark c on c.owner_id = p.mediator_id and c.kind = 'connection'
  where p.root_id = root and p.standing in ('proposed', 'clear', 'assigned') and c.mark = any (marks)
$$;
-- Whether a person of these marks takes part in a case for which this mediator is asked or assigned.
create function advice.shares_a_case(mediator uuid, marks bytea[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mediator_place p join advice.mark m on m.root_id = p.root_id and m.kind = 'party'
    where p.mediator_id = mediator and p.standing in ('proposed', 'clear', 'assigned') and m.mark = any (marks))
$$;
create function advice.is_registered(mediator uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mediator_entry e where e.owner_id = mediator)
$$;
revoke execute on function advice.mediator_facts(uuid, uuid), advice.connected_mediators(uuid, bytea[]), advice.shares_a_case(uuid, bytea[]),
  advice.is_registered(uuid) from public;
grant execute on function advice.mediator_facts(uuid, uuid), advice.connected_mediators(uuid, bytea[]), advice.shares_a_case(uuid, bytea[]),
  advice.is_registered(uuid) to decide_advice;
