-- Organisations' own systems: who they are, and the one table of the wall that they read.
create table platform.partner_client (
  client_id text primary key,
  organisation_id uuid not null references platform.organisation (id),
  active boolean not null
);
grant select on platform.partner_client to sign_in, backup;

-- A mediation as its organisation's systems know it. `owner_id` is the organisation; one row is open at a time, because each ends
-- where the next begins.
create table advice.partner_mediation (
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  partner_reference text not null,
  milestone text not null check (milestone in ('askedToAgree', 'goingAhead', 'notGoingAhead')),
  reached_month text not null check (reached_month ~ '^\d{4}-\d\d$'),
  visible_from timestamptz not null,
  visible_until timestamptz,
  primary key (root_id, milestone),
  unique (partner_reference, milestone)
);
-- The list is one organisation's, by month, newest first. Within a month the reference orders: it is random, and the order tells nothing.
create index partner_mediation_newest on advice.partner_mediation (owner_id, reached_month desc, partner_reference desc);

call app.guard('partner_mediation', 'WF', true, false,
  't.visible_from <= (select app.now()) and (t.visible_until is null or t.visible_until > (select app.now()))');
grant select, insert, update, delete on advice.partner_mediation to decide_advice;
grant select on advice.partner_mediation to backup;
