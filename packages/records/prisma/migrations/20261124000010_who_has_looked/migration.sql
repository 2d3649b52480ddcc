-- Who has looked: the person to whom a text belongs reads by whom it was opened: role, time and page (ACCESS, Reading leaves a trace).
-- The role is kept with the entry, as it was when the text was opened.
create function app.reading_role() returns text language sql stable set search_path = '' as $$
  select coalesce((select r.role from platform.staff_role r where r.account_id = (select app.actor()) and r.wall = 'advice'
    order by r.role = 'mediator' desc, r.role limit 1), 'party')
$$;
revoke execute on function app.reading_role() from public;
grant execute on function app.reading_role() to reveal_advice;
alter table advice.access_entry
  add column role text not null default app.reading_role(),
  -- Opened for the sake of safety: an entry that is never listed to anybody.
  add column safety boolean not null default false;
create index access_entry_owner on advice.access_entry (owner_id, at desc);

-- Outlines open to the mediators once all have agreed. Until everybody is told that, an entry would tell it to one; and where a
-- mediation ends before, it would tell a refusal from a withdrawal for ever.
do $$
declare
  seen text := pg_catalog.replace(app.holds($q$'AL'$q$, $q$'Ro'$q$) || ' and ' || app.unconflicted(), 't.', 'access_entry.');
begin
  execute pg_catalog.format('create policy of_own_texts on advice.access_entry for select to read_advice using (
    owner_id = (select app.actor()) and actor <> owner_id and not safety
    and (class <> ''OS'' or exists (select 1 from advice.milestone m where m.owner_id = (select app.actor()) and m.milestone = ''goingAhead''))
    and %s)', seen);
end $$;
grant select (root_id, class, owner_id, role, page, at) on advice.access_entry to read_advice;
