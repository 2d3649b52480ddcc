-- The load that the register shows is the one that the rules count: of cases that go on.
create or replace function advice.open_cases_of(mediator uuid) returns int
language sql stable security definer set search_path = '' as $$
  select pg_catalog.count(*)::int from advice.mediator_place p
  where p.mediator_id = mediator and advice.is_a_case(p) and app.has_role('case-support', 'senior-adviser')
$$;
