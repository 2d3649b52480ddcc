-- ACCESS, RG: who keeps or reads the register sees how many cases each mediator has; of which cases, it does not say.
create function advice.open_cases_of(mediator uuid) returns int
language sql stable security definer set search_path = '' as $$
  select pg_catalog.count(*)::int from advice.mediator_place p
  where p.mediator_id = mediator and p.standing in ('proposed', 'clear', 'assigned') and app.has_role('case-support', 'senior-adviser')
$$;
revoke execute on function advice.open_cases_of(uuid) from public;
grant execute on function advice.open_cases_of(uuid) to read_advice;
