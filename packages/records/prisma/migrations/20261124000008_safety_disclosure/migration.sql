-- The safety disclosure (AM-9): a root of its own, which names the mediation that it comes from and lives on whatever becomes of that.
alter table advice.root drop constraint if exists root_kind_check;
alter table advice.root add constraint root_kind_check check (kind in ('mediation', 'enquiry', 'mediator', 'disclosure', 'canary'));

-- How it stands, without a word of what it says.
create table advice.disclosure (
  root_id uuid primary key references advice.root (id),
  reference text not null unique,
  mediation_id uuid not null references advice.root (id),
  nation text not null,
  stage text not null check (stage in ('begun', 'secondViewed', 'closed')),
  begun_at timestamptz not null,
  begun_by uuid not null,
  recipient uuid not null,
  acknowledged_at timestamptz,
  view_due_at timestamptz not null,
  viewed_by uuid,
  viewed_at timestamptz,
  tell_due_at timestamptz,
  participants_told_at timestamptz,
  third_party_told_at timestamptz,
  -- What the waiting sentence is made of, as the domain has counted it.
  to_reach boolean not null,
  participants text not null check (participants in ('toTell', 'told', 'notToBeTold')),
  third_party_to_tell boolean not null
);
create index disclosure_mediation on advice.disclosure (mediation_id);
create table advice.disclosure_terms (
  root_id uuid primary key references advice.root (id),
  version text not null,
  view_within int not null,
  tell_after int not null,
  most_reminders int not null,
  reminder_hour int not null,
  end_of_day_hour int not null
);
create table advice.disclosure_content (
  root_id uuid primary key references advice.root (id),
  ground text not null check (ground in ('patientSafety', 'personalSafety', 'publicSafety', 'wellbeingOfParticipants', 'otherStaff')),
  extract_text_id uuid not null references advice.vault_text (id),
  extract_length int not null,
  action_text_id uuid not null references advice.vault_text (id),
  action_length int not null,
  third_name_text_id uuid references advice.vault_text (id),
  third_name_length int,
  third_reached_text_id uuid references advice.vault_text (id),
  third_reached_length int
);
-- What is passed on to the recipient, and nothing else of it.
create table advice.disclosure_addressed (
  root_id uuid primary key references advice.root (id),
  owner_id uuid not null,
  reference text not null,
  ground text not null,
  extract_text_id uuid not null references advice.vault_text (id),
  action_text_id uuid not null references advice.vault_text (id),
  sent_at timestamptz not null,
  acknowledged_at timestamptz
);
create index disclosure_addressed_owner on advice.disclosure_addressed (owner_id);
create table advice.disclosure_reason (
  root_id uuid not null references advice.root (id),
  given_by uuid not null,
  given_at timestamptz not null,
  text_id uuid not null references advice.vault_text (id),
  length int not null,
  primary key (root_id, given_by)
);
create table advice.disclosure_second (
  root_id uuid not null references advice.root (id),
  account_id uuid not null,
  authorised_from timestamptz not null,
  primary key (root_id, account_id)
);
create table advice.disclosure_chase (
  root_id uuid not null references advice.root (id),
  kind text not null check (kind in ('disclosureReminder', 'viewReminder')),
  party_id uuid not null,
  occurrence int not null,
  due_at timestamptz not null,
  primary key (root_id, kind, party_id)
);
-- There is no row of a participant before the participants are told.
create table advice.disclosure_told (
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  told_at timestamptz not null,
  due_at timestamptz not null,
  by_email boolean not null,
  primary key (root_id, owner_id)
);
create index disclosure_told_owner on advice.disclosure_told (owner_id);
create table advice.disclosure_hand_over (
  root_id uuid not null references advice.root (id),
  kind text not null,
  party_id uuid not null,
  occurrence int not null,
  outcome text not null check (outcome in ('handedOver', 'refused')),
  at timestamptz not null,
  primary key (root_id, kind, party_id, occurrence)
);

call app.guard('disclosure', 'WF', false, false);
call app.guard('disclosure_terms', 'WF', false, false);
call app.guard('disclosure_content', 'SD', false, false);
call app.guard('disclosure_addressed', 'SD', true, false);
call app.guard('disclosure_reason', 'SD', false, false);
call app.guard('disclosure_second', 'WF', false, false);
call app.guard('disclosure_chase', 'WF', false, false);
call app.guard('disclosure_told', 'WF', true, false);
call app.guard('disclosure_hand_over', 'WF', false, false);
grant select, insert, update, delete on advice.disclosure, advice.disclosure_addressed, advice.disclosure_chase, advice.disclosure_told to decide_advice;
grant select, insert, update on advice.disclosure_content, advice.disclosure_reason, advice.disclosure_second, advice.disclosure_terms,
  advice.disclosure_hand_over to decide_advice;
grant select on advice.disclosure, advice.disclosure_terms, advice.disclosure_content, advice.disclosure_addressed, advice.disclosure_reason,
  advice.disclosure_second, advice.disclosure_chase, advice.disclosure_told, advice.disclosure_hand_over to backup;
-- A reference leads to its root only for whom a grant leads there too.
create policy to_find on advice.disclosure for select to decide_advice using (
  exists (select 1 from advice.access_grant g where g.root_id = disclosure.root_id and g.subject = (select app.actor())));

-- What a decision about a disclosure asks of its mediation: who has a conflict with the case where it begins, and, where the
-- participants are told, who they are and how they wish to be reached.
create policy of_the_root on advice.conflict for select to decide_advice using (root_id = (select app.root()));
create policy of_the_disclosed on advice.party for select to decide_advice using (
  root_id = (select d.mediation_id from advice.disclosure d where d.root_id = (select app.root())));
create policy of_the_disclosed on advice.hand_over for select to decide_advice using (
  root_id = (select d.mediation_id from advice.disclosure d where d.root_id = (select app.root())));
create policy of_the_disclosed on advice.safe_contact for select to decide_advice using (
  root_id = (select d.mediation_id from advice.disclosure d where d.root_id = (select app.root())));

-- The texts of what is passed on open for whom they are addressed to, as the row that names them does.
do $$
declare
  addressed text := pg_catalog.replace(app.holds($q$'SD'$q$, $q$'Ro'$q$) || ' and ' || app.unconflicted(), 't.', 'vault_text.');
begin
  execute pg_catalog.format($policy$create policy addressed_to_reader on advice.vault_text for select to reveal_advice using (
    class = 'SD' and %s and exists (select 1 from advice.disclosure_addressed d where d.root_id = vault_text.root_id
      and d.owner_id = (select app.actor()) and vault_text.id in (d.extract_text_id, d.action_text_id)))$policy$, addressed);
  execute pg_catalog.format('create policy own on advice.disclosure_addressed for select to reveal_advice using (owner_id = (select app.actor()))');
end $$;
grant select (root_id, owner_id, extract_text_id, action_text_id) on advice.disclosure_addressed to reveal_advice;

-- The worker: how it stands; and the recipient's address on the mediation while a disclosure's own message to them is handed over.
create policy every_root on advice.disclosure for select to worker_advice using (true);
grant select (root_id, mediation_id, stage) on advice.disclosure to worker_advice;
create policy at_dispatch_of_a_disclosure on advice.vault_text for select to worker_advice using (
  ((class = 'ID' and (place = 'email' or place like '%.email')) or (class = 'SC' and place = 'email')) and exists (
    select 1 from advice.effect e join advice.disclosure d on d.root_id = e.root_id
    where e.recipient = vault_text.owner_id and d.mediation_id = vault_text.root_id
      and e.state = 'handing over' and e.lease_until > (select app.machine_now()))
);
