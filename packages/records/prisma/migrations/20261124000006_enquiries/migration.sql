-- Enquiries: from the contact to the help that was chosen. A table is of one data class; no process waits for one.
alter table advice.root drop constraint if exists root_kind_check;
alter table advice.root add constraint root_kind_check check (kind in ('mediation', 'enquiry', 'mediator', 'disclosure', 'canary'));

-- The Adviser to whom an organisation is allocated: their work list is its enquiries and cases.
alter table platform.organisation add column if not exists allocated_adviser uuid references platform.staff_account (id);

create table advice.enquiry (
  root_id uuid primary key references advice.root (id),
  reference text not null unique,
  stage text not null check (stage in ('begun', 'logged', 'withSeniorAdviser', 'helpChosen', 'closed')),
  opened_at timestamptz not null,
  opened_by uuid not null,
  organisation_id uuid,
  channel text check (channel in ('telephone', 'mailbox')),
  senior_adviser uuid,
  help text check (help in ('facilitatedMeeting', 'assistedMediation', 'teamReview', 'signposted')),
  recommended text check (recommended in ('facilitatedMeeting', 'assistedMediation', 'teamReview', 'signposted')),
  outcome text check (outcome in ('adviceGiven', 'signposted', 'outOfScope', 'notTakenFurther', 'caseOpened')),
  case_reference text
);
create index enquiry_organisation on advice.enquiry (organisation_id);
create table advice.enquiry_caller (
  root_id uuid primary key references advice.root (id),
  name_text_id uuid references advice.vault_text (id),
  name_length int,
  email_text_id uuid references advice.vault_text (id),
  email_length int
);
-- What staff wrote of it: what it is about, notes and reasons, one row for each that there is.
create table advice.enquiry_words (
  root_id uuid not null references advice.root (id),
  place text not null check (place in ('about', 'anotherMatter', 'circumstances', 'choice', 'closing')),
  text_id uuid not null references advice.vault_text (id),
  length int not null,
  primary key (root_id, place)
);
create table advice.enquiry_circumstances (
  root_id uuid primary key references advice.root (id),
  practitioner_profession text not null check (practitioner_profession in ('doctor', 'dentist', 'pharmacist', 'other', 'nobody')),
  conduct_is_part text not null check (conduct_is_part in ('yes', 'no', 'notKnown')),
  difficulty_working_together text not null check (difficulty_working_together in ('yes', 'no', 'notKnown')),
  specific_matters text not null check (specific_matters in ('yes', 'no', 'notKnown')),
  local_attempts_failed text not null check (local_attempts_failed in ('yes', 'no', 'notKnown')),
  team_barriers text not null check (team_barriers in ('yes', 'no', 'notKnown'))
);
create table advice.enquiry_step (
  root_id uuid not null references advice.root (id),
  number int not null,
  name text not null check (name in ('contact', 'passedOn', 'discussed', 'helpChosen', 'caseOpened', 'closed')),
  at timestamptz not null,
  taken_by uuid not null,
  channel text check (channel in ('telephone', 'mailbox')),
  primary key (root_id, number)
);

call app.guard('enquiry', 'WF', false, false);
call app.guard('enquiry_caller', 'ID', false, false);
call app.guard('enquiry_words', 'CN', false, false);
call app.guard('enquiry_circumstances', 'CN', false, false);
call app.guard('enquiry_step', 'WF', false, false);
grant select, insert, update on advice.enquiry, advice.enquiry_caller, advice.enquiry_circumstances to decide_advice;
grant select, insert, delete on advice.enquiry_words to decide_advice;
-- Steps are appended, and stay as they were taken.
grant select, insert on advice.enquiry_step to decide_advice;
-- A reference leads to its root only for whom a grant leads there too.
create policy to_find on advice.enquiry for select to decide_advice using (
  exists (select 1 from advice.access_grant g where g.root_id = enquiry.root_id and g.subject = (select app.actor())));
grant select on advice.enquiry, advice.enquiry_caller, advice.enquiry_words, advice.enquiry_circumstances, advice.enquiry_step to backup;

-- Whether a caller of these marks has another enquiry open for this organisation: a yes or a no, asked across roots.
create policy for_look_ups on advice.enquiry for select to migrator using (true);
create function advice.has_enquiry_open(marks bytea[], organisation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mark m join advice.enquiry e on e.root_id = m.root_id
    where m.mark = any ($1) and m.kind = 'caller' and e.organisation_id = $2 and e.stage <> 'closed' and e.root_id <> app.root())
$$;
revoke execute on function advice.has_enquiry_open(bytea[], uuid) from public;
grant execute on function advice.has_enquiry_open(bytea[], uuid) to decide_advice;
