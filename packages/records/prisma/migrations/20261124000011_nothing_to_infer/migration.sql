-- What somebody could infer of another's act, and what the first half keeps beside.

-- From when each message that waits for a person may be told: how many there are depends on the hour at which it is asked.
alter table advice.mediation drop column waiting_to_tell;
alter table advice.mediation add column waiting_to_tell timestamptz[] not null default '{}';
-- AM-9: whoever was assigned at some time may begin a safety disclosure.
alter table advice.mediator_place add column served boolean not null default false;

-- AM-11: the same mediator twice at one hour, in whatever cases that go on. The times of one that has ended stay until it is told.
alter table advice.talk_time drop constraint mediator_once_at_a_time, add column taken boolean not null default true;
create unique index mediator_once_at_a_time on advice.talk_time (mediator_id, starts_at) where taken;

-- A mediator is written to in many cases; in each the first time is the first.
alter table advice.hand_over drop constraint hand_over_pkey, add primary key (root_id, party_id, kind, occurrence);

-- AM-1: a connection and a proposal that lapsed look the same to everybody else. What tells them apart is for nobody to read.
create policy nothing_of_declarations on advice.history as restrictive for select to read_advice
  using (command not in ('declareConnection', 'lapseProposal'));
create policy nothing_of_declarations on advice.promise as restrictive for select to read_advice
  using (kind not in ('mediatorProposal', 'proposalLapse'));
create policy nothing_of_declarations on advice.effect as restrictive for select to read_advice
  using (kind <> 'mediatorProposal' or state in ('refused', 'uncertain'));
create policy nothing_of_declarations on advice.hand_over as restrictive for select to read_advice
  using (kind <> 'mediatorProposal' or outcome = 'refused');

-- ACCESS: the commissioner sees those whom they referred; a companion is none of them, and who is proposed sees no companion either.
alter table advice.access_grant drop constraint access_grant_verb_check;
alter table advice.access_grant add constraint access_grant_verb_check check (verb in ('R', 'Ro', 'Rm', 'Rn', 'Rr', 'do'));
do $$
declare
  people text := pg_catalog.replace(app.holds($q$'ID'$q$, $q$'Rr'$q$) || ' and ' || app.unconflicted(), 't.', 'party.');
  texts text := pg_catalog.replace(app.holds($q$'ID'$q$, $q$'Rr'$q$) || ' and ' || app.unconflicted(), 't.', 'vault_text.');
  names text := pg_catalog.replace(app.holds($q$'ID'$q$, $q$'Rn'$q$) || ' and ' || app.unconflicted(), 't.', 'vault_text.');
  -- Looked for with the reader's own rights.
  of_a_person text := 'exists (select 1 from advice.party p where p.id = vault_text.owner_id)';
begin
  execute pg_catalog.format('create policy of_the_referred on advice.party for select to read_advice using (role <> ''companion'' and %s)', people);
  execute pg_catalog.format('create policy of_the_referred on advice.vault_text for select to read_advice using (class = ''ID'' and %s and %s)', texts, of_a_person);
  execute pg_catalog.format('alter policy names_for_the_proposed on advice.vault_text using (class = ''ID'' and (place = ''name'' or place like ''%%.name'') and %s and %s)', names, of_a_person);
end $$;

-- AM-1, AM-2: a mediation that has ended is no case of anybody's any more: it counts in no load, and bars no declaration.
create policy for_look_ups on advice.mediation for select to migrator using (true);
create function advice.is_a_case(place advice.mediator_place) returns boolean
language sql stable security definer set search_path = '' as $$
  select place.standing in ('proposed', 'clear', 'assigned')
    and exists (select 1 from advice.mediation m where m.root_id = place.root_id and m.stage <> 'ended')
$$;
revoke execute on function advice.is_a_case(advice.mediator_place) from public;
create or replace function advice.mediator_facts(mediator uuid, root uuid)
returns table (accredited_until date, most_cases int, open_cases int, is_away boolean, is_connected boolean)
language sql stable security definer set search_path = '' as $$
  select e.accredited_until, e.most_cases,
    (select pg_catalog.count(*) from advice.mediator_place p where p.mediator_id = mediator and p.root_id <> root and advice.is_a_case(p))::int,
    exists (select 1 from advice.mediator_away a where a.root_id = e.root_id
       and (app.now() at time zone 'Europe/London')::date between a.first_day and a.last_day),
    exists (select 1 from advice.conflict c where c.root_id = root and c.subject = mediator)
      or exists (select 1 from advice.mark c join advice.mark p on p.mark = c.mark
        where c.kind = 'connection' and c.owner_id = mediator and p.kind = 'party' and p.root_id = root)
  from advice.mediator_entry e where e.owner_id = mediator
$$;
create or replace function advice.shares_a_case(mediator uuid, marks bytea[]) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mediator_place p join advice.mark m on m.root_id = p.root_id and m.kind = 'party'
    where p.mediator_id = mediator and advice.is_a_case(p) and m.mark = any (marks))
$$;
