-- From the charges to everybody's agreement: who works on the case, what each participant prepares, and the register of mediators.
alter table platform.staff_account add column email text;
alter table platform.organisation add column if not exists allocated_adviser uuid references platform.staff_account (id);
grant select on platform.organisation to read_advice, decide_advice, reveal_advice, sign_in;

alter table advice.access_grant drop constraint access_grant_verb_check;
alter table advice.access_grant add constraint access_grant_verb_check check (verb in ('R', 'Ro', 'Rm', 'Rn', 'do'));
alter table advice.root drop constraint root_kind_check;
alter table advice.root add constraint root_kind_check check (kind in ('mediation', 'enquiry', 'mediator', 'disclosure', 'canary'));
alter table advice.promise drop constraint promise_nature_check;
alter table advice.promise add constraint promise_nature_check check (nature in ('sending', 'decision', 'task', 'destruction'));
-- `blocked`: its reader wants no e-mail, so that it waits for a person.
alter table advice.effect drop constraint effect_state_check;
alter table advice.effect add constraint effect_state_check
  check (state in ('planned', 'handing over', 'done', 'refused', 'uncertain', 'cancelled', 'blocked'));

alter table advice.mediation drop constraint mediation_stage_check, drop constraint mediation_ending_check;
alter table advice.mediation
  add constraint mediation_stage_check check (stage in ('awaitingCharges', 'awaitingAgreement', 'agreed', 'ended')),
  add constraint mediation_ending_check check (ending in ('withdrawn', 'notAgreed', 'chargesDeclined')),
  add column adviser uuid,
  add column case_support uuid,
  add column enquiry_id uuid,
  add column asked_at timestamptz,
  add column waiting_charges text check (waiting_charges in ('suitability', 'putting', 'answer')),
  add column waiting_to_tell int not null default 0,
  add column waiting_talks int not null default 0;
alter table advice.mediation_terms
  add column charges_reminder_after int not null default 5,
  add column proposal_lapses_after int not null default 3,
  add column disclosure_days int not null default 28;
alter table advice.party drop constraint party_role_check;
alter table advice.party add constraint party_role_check check (role in ('commissioner', 'participant', 'companion'));
alter table advice.standing
  add column role text not null default 'participant' check (role in ('commissioner', 'participant', 'companion')),
  add column outline_destroyed_at timestamptz;
alter table advice.standing drop column commissions;

-- Why a person went on against a guide of the rulebook.
create table advice.given_reason (
  text_id uuid primary key references advice.vault_text (id),
  root_id uuid not null references advice.root (id),
  rule text not null,
  command text not null,
  given_at timestamptz not null
);
create index given_reason_root on advice.given_reason (root_id);
create table advice.concern (
  root_id uuid primary key references advice.root (id),
  profession text not null check (profession in ('doctor', 'dentist', 'pharmacist', 'other', 'nobody')),
  conduct_is_part text not null check (conduct_is_part in ('yes', 'no', 'notKnown'))
);
create table advice.suitability (
  root_id uuid primary key references advice.root (id),
  joint_problem text not null check (joint_problem in ('yes', 'no', 'notKnown')),
  willingness text not null check (willingness in ('yes', 'no', 'notKnown')),
  not_contractual text not null check (not_contractual in ('yes', 'no', 'notKnown')),
  not_formal text not null check (not_formal in ('yes', 'no', 'notKnown')),
  no_other_relationship text not null check (no_other_relationship in ('yes', 'no', 'notKnown')),
  fit_to_attend text not null check (fit_to_attend in ('yes', 'no', 'notKnown')),
  answered_at timestamptz not null
);
create table advice.charges (
  root_id uuid primary key references advice.root (id),
  owner_id uuid not null,
  version int not null,
  pounds int not null,
  covers_text_id uuid not null references advice.vault_text (id),
  covers_length int not null,
  put_at timestamptz not null,
  remind_at timestamptz,
  answer text check (answer in ('accepted', 'declined')),
  answered_at timestamptz
);
-- A mediator's place as the rules know it: no reader at all. What others may know of it is the standing, what they themselves may the proposal.
create table advice.mediator_place (
  root_id uuid not null references advice.root (id),
  mediator_id uuid not null,
  occurrence int not null,
  standing text not null check (standing in ('proposed', 'clear', 'assigned', 'connected', 'lapsed', 'replaced')),
  proposed_at timestamptz not null,
  lapses_at timestamptz,
  primary key (root_id, mediator_id)
);
create index mediator_place_mediator on advice.mediator_place (mediator_id) where standing in ('proposed', 'clear', 'assigned');
create table advice.mediator_standing (
  root_id uuid not null references advice.root (id),
  mediator_id uuid not null,
  standing text not null check (standing in ('proposed', 'clear', 'assigned', 'notAvailable', 'replaced')),
  primary key (root_id, mediator_id)
);
create table advice.mediator_proposal (
  owner_id uuid not null,
  root_id uuid not null references advice.root (id),
  reference text not null,
  organisation_id uuid not null,
  answered boolean not null,
  answer_by timestamptz,
  primary key (owner_id, root_id)
);
create index mediator_proposal_root on advice.mediator_proposal (root_id);
create table advice.sharing (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  shares boolean not null
);
create index sharing_root on advice.sharing (root_id);
create table advice.shared_agreement (
  owner_id uuid not null,
  root_id uuid not null references advice.root (id),
  of_position int not null,
  agreed_on date not null,
  visible_from timestamptz not null,
  primary key (owner_id, of_position)
);
create index shared_agreement_root on advice.shared_agreement (root_id);
create table advice.safe_contact (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  channel text not null check (channel in ('email', 'telephone', 'post')),
  at_text_id uuid not null references advice.vault_text (id),
  at_length int not null,
  from_hour int not null,
  until_hour int not null
);
create index safe_contact_root on advice.safe_contact (root_id);
create table advice.outline (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  text_id uuid not null references advice.vault_text (id),
  length int not null,
  handed_in_at timestamptz not null
);
create index outline_root on advice.outline (root_id);
create table advice.outline_receipt (
  party_id uuid primary key,
  root_id uuid not null references advice.root (id),
  position int not null,
  received_at timestamptz,
  key_state text not null check (key_state in ('none', 'live', 'beingDestroyed', 'destroyed')),
  destroyed_at timestamptz
);
create index outline_receipt_root on advice.outline_receipt (root_id);
create table advice.talk (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  occurrence int not null,
  offered_by uuid not null,
  offered_at timestamptz not null,
  booked_at timestamptz,
  declined boolean not null
);
create index talk_root on advice.talk (root_id);
create table advice.talk_time (
  owner_id uuid not null,
  root_id uuid not null references advice.root (id),
  starts_at timestamptz not null,
  mediator_id uuid not null,
  primary key (owner_id, starts_at),
  -- AM-11: the same mediator twice at one hour, in whatever cases.
  constraint mediator_once_at_a_time unique (mediator_id, starts_at)
);
create index talk_time_root on advice.talk_time (root_id);
create table advice.companion (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  participant_id uuid not null,
  occurrence int not null,
  invited_at timestamptz not null,
  undertook_at timestamptz,
  left_at timestamptz
);
create index companion_root on advice.companion (root_id);
-- What a participant may know of their own companion.
create table advice.own_companion (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  invited_at timestamptz not null,
  undertook_at timestamptz
);
create index own_companion_root on advice.own_companion (root_id);
-- A withdrawal that was told to staff: when and how; who recorded it stands in the history.
create table advice.withdrawal_told (
  party_id uuid primary key,
  root_id uuid not null references advice.root (id),
  position int not null,
  told_on date not null,
  channel text not null check (channel in ('telephone', 'email', 'letter', 'inPerson'))
);
create index withdrawal_told_root on advice.withdrawal_told (root_id);

create table advice.mediator_entry (
  root_id uuid primary key references advice.root (id),
  owner_id uuid not null unique,
  registered_at timestamptz not null,
  accreditation_text_id uuid not null references advice.vault_text (id),
  accreditation_length int not null,
  accredited_until date not null,
  most_cases int not null
);
create table advice.mediator_away (
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  first_day date not null,
  last_day date not null,
  primary key (root_id, first_day, last_day)
);
create table advice.declared_connection (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  name_text_id uuid not null references advice.vault_text (id),
  name_length int not null,
  email_text_id uuid not null references advice.vault_text (id),
  email_length int not null,
  declared_at timestamptz not null
);
create index declared_connection_root on advice.declared_connection (root_id);

call app.guard('given_reason', 'CN', false, false);
call app.guard('concern', 'CN', false, false);
call app.guard('suitability', 'CN', false, false);
call app.guard('charges', 'CH', true, false);
call app.guard('mediator_place', null, false, false);
call app.guard('mediator_standing', 'WF', false, false);
call app.guard('mediator_proposal', 'CO', true, false);
call app.guard('sharing', 'AG', true, false);
call app.guard('shared_agreement', 'AG', true, false, 't.visible_from <= (select app.now())');
call app.guard('safe_contact', 'SC', true, false);
call app.guard('outline', 'OS', true, false);
call app.guard('outline_receipt', 'OS', false, true);
call app.guard('talk', 'WF', true, false);
call app.guard('talk_time', 'WF', true, false);
call app.guard('companion', 'AG', true, false);
call app.guard('own_companion', 'AG', true, false);
call app.guard('withdrawal_told', 'WF', false, false);
call app.guard('mediator_entry', 'RG', true, false);
call app.guard('mediator_away', 'RG', true, false);
call app.guard('declared_connection', 'CO', true, false);
grant select, insert, update, delete on advice.concern, advice.suitability, advice.charges, advice.mediator_place, advice.mediator_standing,
  advice.mediator_proposal, advice.sharing, advice.shared_agreement, advice.safe_contact, advice.outline, advice.outline_receipt, advice.talk,
  advice.talk_time, advice.companion, advice.own_companion, advice.withdrawal_told, advice.mediator_entry, advice.mediator_away,
  advice.declared_connection to decide_advice;
grant insert on advice.given_reason to decide_advice;
grant select on advice.given_reason, advice.concern, advice.suitability, advice.charges, advice.mediator_place, advice.mediator_standing,
  advice.mediator_proposal, advice.sharing, advice.shared_agreement, advice.safe_contact, advice.outline, advice.outline_receipt, advice.talk,
  advice.talk_time, advice.companion, advice.own_companion, advice.withdrawal_told, advice.mediator_entry, advice.mediator_away,
  advice.declared_connection to backup;

-- ACCESS: who is proposed as a mediator sees names, and nothing else of the class.
do $$
declare
  names text := pg_catalog.replace(app.holds($q$'ID'$q$, $q$'Rn'$q$) || ' and ' || app.unconflicted(), 't.', 'party.');
  texts text := pg_catalog.replace(app.holds($q$'ID'$q$, $q$'Rn'$q$) || ' and ' || app.unconflicted(), 't.', 'vault_text.');
begin
  execute pg_catalog.format('create policy names_for_the_proposed on advice.party for select to read_advice using (role <> ''companion'' and %s)', names);
  execute pg_catalog.format('create policy names_for_the_proposed on advice.vault_text for select to read_advice using (class = ''ID'' and (place = ''name'' or place like ''%%.name'') and %s)', texts);
end $$;

-- The register belongs to no case: the roles of ACCESS read it as a whole.
create function app.has_role(variadic roles text[]) returns boolean language sql stable set search_path = '' as $$
  select exists (select 1 from platform.staff_role r where r.account_id = (select app.actor()) and r.wall = 'advice' and r.role = any (roles))
$$;
revoke execute on function app.has_role(text[]) from public;
grant execute on function app.has_role(text[]) to read_advice, reveal_advice, decide_advice;
create policy of_the_register on advice.mediator_entry for select to read_advice using ((select app.has_role('case-support', 'senior-adviser')));
create policy of_the_register on advice.mediator_away for select to read_advice using ((select app.has_role('case-support', 'senior-adviser')));
create policy of_the_register on advice.vault_text for select to reveal_advice using (class = 'RG' and (select app.has_role('case-support', 'senior-adviser')));
create policy to_find on advice.mediator_entry for select to decide_advice using ((select app.has_role('case-support')) or owner_id = (select app.actor()));

-- The worker: a safe address while a message to it is being handed over, and nothing else of the class.
create policy safe_at_dispatch on advice.vault_text for select to worker_advice using (
  class = 'SC' and place = 'email' and exists (
    select 1 from advice.effect e
    where e.recipient = vault_text.owner_id and e.root_id = vault_text.root_id
      and e.state = 'handing over' and e.lease_until > (select app.machine_now()))
);
create policy every_root on advice.safe_contact for select to worker_advice using (true);
grant select (owner_id, root_id, channel, at_text_id) on advice.safe_contact to worker_advice;
