-- Assisted mediation's state. A table is of one data class: a row is readable or it is not.
create table advice.mediation (
  root_id uuid primary key references advice.root (id),
  reference text not null unique,
  organisation_id uuid not null,
  nation text not null,
  stage text not null check (stage in ('awaitingAgreement', 'agreed', 'ended')),
  opened_at timestamptz not null,
  opened_by uuid not null,
  agreement_due_at timestamptz,
  going_ahead_told_at timestamptz,
  ending text check (ending in ('withdrawn', 'notAgreed')),
  ended_at timestamptz,
  ending_told_at timestamptz,
  -- What the waiting sentence is made of, as the domain has counted it.
  waiting_agreed int not null,
  waiting_of int not null,
  next_reminder_at timestamptz,
  unreachable int[] not null
);
create table advice.mediation_terms (
  root_id uuid primary key references advice.root (id),
  version text not null,
  first_reminder_after int not null,
  second_reminder_after int not null,
  agreement_ends_after int not null,
  grace_after_last_reminder int not null,
  reminder_hour int not null,
  ending_hour int not null
);
create table advice.party (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  owner_id uuid not null check (owner_id = id),
  role text not null check (role in ('commissioner', 'participant')),
  position int not null,
  name_text_id uuid not null references advice.vault_text (id),
  name_length int not null,
  email_text_id uuid not null references advice.vault_text (id),
  email_length int not null,
  unique (root_id, position)
);
create table advice.party_contact (
  party_id uuid primary key,
  root_id uuid not null references advice.root (id),
  position int not null,
  contact_version int not null
);
create index party_contact_root on advice.party_contact (root_id);
create table advice.agreement (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  agreed_at timestamptz not null,
  wording_version text not null
);
create index agreement_root on advice.agreement (root_id);
create table advice.agreement_receipt (
  party_id uuid primary key,
  root_id uuid not null references advice.root (id),
  position int not null,
  received_at timestamptz
);
create index agreement_receipt_root on advice.agreement_receipt (root_id);
create table advice.agreement_reminder (
  party_id uuid not null,
  root_id uuid not null references advice.root (id),
  occurrence int not null,
  due_at timestamptz not null,
  primary key (party_id, occurrence)
);
create index agreement_reminder_root on advice.agreement_reminder (root_id);
create table advice.hand_over (
  root_id uuid not null references advice.root (id),
  kind text not null,
  party_id uuid not null,
  occurrence int not null,
  outcome text not null check (outcome in ('handedOver', 'refused')),
  at timestamptz not null,
  primary key (party_id, kind, occurrence)
);
create index hand_over_root on advice.hand_over (root_id);
-- A party's own standing: by whom they were asked, and the next date common to all.
create table advice.standing (
  owner_id uuid primary key,
  root_id uuid not null references advice.root (id),
  organisation_id uuid not null,
  commissions boolean not null,
  answer_by timestamptz,
  withdrew_at timestamptz
);
create index standing_root on advice.standing (root_id);
-- What each party may know of the whole: the fact and its date, from an instant that is the same for all.
create table advice.milestone (
  owner_id uuid not null,
  root_id uuid not null references advice.root (id),
  milestone text not null check (milestone in ('askedToAgree', 'goingAhead', 'notGoingAhead')),
  reached_on date not null,
  visible_from timestamptz not null,
  primary key (owner_id, milestone)
);
create index milestone_root on advice.milestone (root_id);

call app.guard('mediation', 'WF', false, false);
call app.guard('mediation_terms', 'WF', false, false);
call app.guard('party', 'ID', true, false);
call app.guard('party_contact', 'WF', false, false);
call app.guard('agreement', 'AG', true, false);
call app.guard('agreement_receipt', 'AG', false, true);
call app.guard('agreement_reminder', 'WF', false, false);
call app.guard('hand_over', 'WF', false, false);
call app.guard('standing', 'WF', true, false);
call app.guard('milestone', 'WF', true, false, 't.visible_from <= (select app.now())');
grant select, insert, update, delete on advice.mediation, advice.party, advice.party_contact, advice.agreement, advice.agreement_receipt,
  advice.agreement_reminder, advice.standing, advice.milestone to decide_advice;
grant select, insert on advice.mediation_terms, advice.hand_over to decide_advice;
create policy every_root on advice.mediation for select to worker_advice using (true);
grant select (root_id, stage) on advice.mediation to worker_advice;
-- A reference leads to its root only for whom a grant leads there too.
create policy to_find on advice.mediation for select to decide_advice using (
  exists (select 1 from advice.access_grant g where g.root_id = mediation.root_id and g.subject = (select app.actor())));
grant select on advice.mediation, advice.mediation_terms, advice.party, advice.party_contact, advice.agreement, advice.agreement_receipt,
  advice.agreement_reminder, advice.hand_over, advice.standing, advice.milestone to backup;
