-- The walls: functions, the platform, and what every wall has. Roles exist already (src/migrate/roles.ts).
create schema app;
create schema platform;
create schema advice;

-- The service clock. Never now(): a transaction that waited for a lock would decide by the hour at which it began to wait.
create function app.now() returns timestamptz language sql volatile set search_path = '' as 'select pg_catalog.clock_timestamp()';
create function app.machine_now() returns timestamptz language sql volatile set search_path = '' as 'select pg_catalog.clock_timestamp()';
create function app.actor() returns uuid language sql stable set search_path = ''
  as $$ select nullif(pg_catalog.current_setting('app.actor', true), '')::pg_catalog.uuid $$;
create function app.root() returns uuid language sql stable set search_path = ''
  as $$ select nullif(pg_catalog.current_setting('app.root', true), '')::pg_catalog.uuid $$;

create table platform.organisation (
  id uuid primary key,
  name text not null,
  nation text not null check (nation in ('England', 'Wales', 'Northern Ireland', 'Scotland', 'elsewhere')),
  sector text not null check (sector in ('public', 'independent', 'partner')),
  care_setting text not null check (care_setting in ('primary', 'secondary'))
);
create table platform.staff_account (
  id uuid primary key,
  oidc_subject text not null unique,
  display_name text not null,
  active boolean not null default true
);
create table platform.staff_role (
  account_id uuid not null references platform.staff_account (id),
  role text not null,
  wall text not null check (wall in ('advice')),
  primary key (account_id, wall, role)
);
create table platform.session (
  hash bytea primary key,
  kind text not null check (kind in ('staff', 'party')),
  subject uuid not null,
  wall text not null check (wall in ('advice')),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create table platform.sign_in_attempt (
  state_hash bytea primary key,
  verifier text not null,
  created_at timestamptz not null
);
create table platform.personal_link (
  hash bytea primary key,
  wall text not null check (wall in ('advice')),
  party_id uuid not null,
  expires_at timestamptz not null
);
create table platform.link_code (
  id uuid primary key,
  wall text not null check (wall in ('advice')),
  party_id uuid not null,
  code_hash bytea not null,
  tries int not null default 0,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  spent_at timestamptz
);
create index link_code_party on platform.link_code (party_id, made_at desc);
create table platform.rate_limit (
  key text primary key,
  points integer not null default 0,
  expire bigint
);

create table advice.root (
  id uuid primary key,
  kind text not null check (kind in ('mediation', 'canary')),
  opened_at timestamptz not null
);
create table advice.access_grant (
  root_id uuid not null references advice.root (id) deferrable initially deferred,
  subject uuid not null,
  class text not null,
  verb text not null check (verb in ('R', 'Ro', 'Rm', 'do')),
  valid_from timestamptz not null,
  valid_until timestamptz,
  opened_at timestamptz not null,
  primary key (subject, class, verb, root_id)
);
-- Lists start from the grants, newest case first.
create index access_grant_newest on advice.access_grant (subject, class, verb, opened_at desc, root_id);
create index access_grant_root on advice.access_grant (root_id);
create table advice.conflict (
  root_id uuid not null references advice.root (id),
  subject uuid not null,
  primary key (subject, root_id)
);
create table advice.process (
  root_id uuid primary key references advice.root (id),
  process_id uuid not null unique,
  service text not null
);
create table advice.submission (
  actor uuid not null,
  submission_id uuid not null,
  root_id uuid not null,
  command text not null,
  digest bytea not null,
  accepted_at timestamptz not null,
  primary key (actor, submission_id)
);
create table advice.history (
  seq bigint generated always as identity,
  root_id uuid not null references advice.root (id),
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'party', 'system')),
  actor uuid not null,
  command text not null,
  concerns uuid,
  primary key (root_id, seq)
);
create table advice.promise (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  kind text not null,
  party_id uuid,
  occurrence int not null,
  nature text not null check (nature in ('sending', 'decision')),
  due_at timestamptz,
  state text not null check (state in ('owed', 'kept', 'dropped')),
  settled_at timestamptz
);
create index promise_owed on advice.promise (due_at) where state = 'owed';
create index promise_root on advice.promise (root_id);
create table advice.effect (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  promise_id uuid references advice.promise (id),
  kind text not null,
  recipient uuid not null,
  state text not null check (state in ('planned', 'handing over', 'done', 'refused', 'uncertain', 'cancelled')),
  attempt_id uuid,
  attempts int not null default 0,
  lease_until timestamptz,
  provider_reference text,
  planned_at timestamptz not null,
  settled_at timestamptz
);
create index effect_root on advice.effect (root_id);
create index effect_open on advice.effect (recipient) where state = 'handing over';
create index effect_unpromised on advice.effect (planned_at) where promise_id is null and state in ('planned', 'handing over');
create table advice.outbox (
  id bigint generated always as identity primary key,
  root_id uuid not null references advice.root (id),
  made_at timestamptz not null,
  rung_at timestamptz
);
create index outbox_unrung on advice.outbox (id) where rung_at is null;
create table advice.access_entry (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  text_id uuid not null,
  class text not null,
  owner_id uuid not null,
  actor uuid not null,
  page text not null,
  at timestamptz not null
);
create table advice.vault_text (
  id uuid primary key,
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  class text not null,
  place text not null,
  version int not null,
  key_id text not null,
  nonce bytea not null,
  ciphertext bytea not null,
  length int not null,
  kept_at timestamptz not null default app.machine_now()
);
create index vault_text_root on advice.vault_text (root_id);

-- A canary in every table that the worker reads: row security answers a blind reader with nothing, and nothing looks like peace.
-- Written before row security is forced, which binds this owner too.
insert into advice.root (id, kind, opened_at) values ('00000000-0000-4000-8000-0000000ca9a2', 'canary', 'epoch');
insert into advice.process (root_id, process_id, service)
  values ('00000000-0000-4000-8000-0000000ca9a2', '00000000-0000-4000-8000-0000000ca9a2', 'canary');
insert into advice.promise (id, root_id, kind, occurrence, nature, due_at, state, settled_at) values ('00000000-0000-4000-8000-0000000ca9a2',
  '00000000-0000-4000-8000-0000000ca9a2', 'canary', 1, 'decision', 'epoch', 'kept', 'epoch');
insert into advice.effect (id, root_id, kind, recipient, state, planned_at, settled_at) values ('00000000-0000-4000-8000-0000000ca9a2',
  '00000000-0000-4000-8000-0000000ca9a2', 'canary', '00000000-0000-4000-8000-0000000ca9a2', 'done', 'epoch', 'epoch');
insert into advice.outbox (root_id, made_at, rung_at) values ('00000000-0000-4000-8000-0000000ca9a2', 'epoch', 'epoch');

-- One template for every table's policies. `condition` is a row's class; grants are looked up row by row:
-- `offset 0` keeps the planner from hashing a wide reader's thousands of grants, and its price is that lists start from the grants.
create function app.holds(data_class text, verbs text) returns text language sql immutable set search_path = '' as $template$
  select pg_catalog.format($$exists (select 1 from advice.access_grant g where g.root_id = t.root_id and g.subject = (select app.actor())
    and g.class = %s and g.verb in (%s) and g.valid_from <= (select app.now())
    and (g.valid_until is null or g.valid_until > (select app.now())) offset 0)$$, data_class, verbs)
$template$;
create function app.unconflicted() returns text language sql immutable set search_path = '' as $$
  select 'not exists (select 1 from advice.conflict c where c.root_id = t.root_id and c.subject = (select app.actor()))'
$$;
revoke execute on function app.holds(text, text), app.unconflicted() from public;

-- app.guard forces row security, admits the deciding role to its one root, and lets the reading role see rows under grants.
-- `owned`: rows have owner_id, and `Ro` opens one's own. `metadata`: `Rm` opens every row. A null class: no reader at all.
create procedure app.guard(name text, data_class text, owned boolean, metadata boolean, own_condition text default 'true')
language plpgsql set search_path = '' as $$
declare
  readable text;
  cls text := coalesce(pg_catalog.quote_literal(data_class), 't.class');
  clause text;
begin
  execute pg_catalog.format('alter table advice.%I enable row level security', name);
  execute pg_catalog.format('alter table advice.%I force row level security', name);
  execute pg_catalog.format('create policy one_root on advice.%I to decide_advice using (root_id = (select app.root())) with check (root_id = (select app.root()))', name);
  if data_class is not null then
    readable := app.holds(cls, case when metadata then $q$'R', 'Rm'$q$ else $q$'R'$q$ end);
    if owned then
      readable := readable || pg_catalog.format(' or (t.owner_id = (select app.actor()) and (%s) and %s)', own_condition, app.holds(cls, $q$'Ro'$q$));
    end if;
    clause := pg_catalog.replace('(' || readable || ') and ' || app.unconflicted(), 't.', name || '.');
    execute pg_catalog.format('create policy granted on advice.%I for select to read_advice using (%s)', name, clause);
    execute pg_catalog.format('grant select on advice.%I to read_advice', name);
  end if;
end $$;
revoke execute on procedure app.guard(text, text, boolean, boolean, text) from public;

grant usage on schema app, advice to read_advice, decide_advice, reveal_advice, worker_advice;
grant usage on schema platform to read_advice, decide_advice, reveal_advice, sign_in;
grant usage on schema app to sign_in;
revoke execute on function app.now(), app.machine_now(), app.actor(), app.root() from public;
grant execute on function app.now(), app.machine_now(), app.actor(), app.root() to read_advice, decide_advice, reveal_advice, worker_advice, sign_in;
grant select on platform.organisation, platform.staff_role to read_advice, decide_advice, reveal_advice;
grant select on platform.organisation, platform.staff_account, platform.staff_role to sign_in;
grant select, insert, update, delete on platform.session, platform.sign_in_attempt, platform.personal_link, platform.link_code, platform.rate_limit to sign_in;

-- The grants themselves: a reader sees only its own; the deciding role those of its root, and its own to find that root.
alter table advice.access_grant enable row level security;
alter table advice.access_grant force row level security;
create policy own on advice.access_grant for select to read_advice, reveal_advice using (subject = (select app.actor()));
create policy one_root on advice.access_grant to decide_advice using (root_id = (select app.root())) with check (root_id = (select app.root()));
create policy own_to_find on advice.access_grant for select to decide_advice using (subject = (select app.actor()));
grant select on advice.access_grant to read_advice, reveal_advice;
grant select, insert, delete on advice.access_grant to decide_advice;
alter table advice.conflict enable row level security;
alter table advice.conflict force row level security;
create policy own on advice.conflict for select to read_advice, reveal_advice, decide_advice using (subject = (select app.actor()));
grant select on advice.conflict to read_advice, reveal_advice, decide_advice;

alter table advice.root enable row level security;
alter table advice.root force row level security;
create policy one_root on advice.root to decide_advice using (id = (select app.root())) with check (id = (select app.root()));
grant select, insert, update (kind) on advice.root to decide_advice;
alter table advice.submission enable row level security;
alter table advice.submission force row level security;
create policy own on advice.submission to decide_advice using (actor = (select app.actor())) with check (actor = (select app.actor()));
grant select, insert on advice.submission to decide_advice;

call app.guard('process', null, false, false);
grant insert on advice.process to decide_advice;
call app.guard('history', 'WF', false, false);
grant insert on advice.history to decide_advice;
call app.guard('promise', 'WF', false, false);
grant select, insert, update on advice.promise to decide_advice;
call app.guard('effect', 'WF', false, false);
grant select, insert, update on advice.effect to decide_advice;
call app.guard('outbox', null, false, false);
grant insert on advice.outbox to decide_advice;

-- The vault. The reading role opens names and addresses alone; everything else needs an access entry first.
alter table advice.vault_text enable row level security;
alter table advice.vault_text force row level security;
create policy one_root on advice.vault_text for insert to decide_advice with check (root_id = (select app.root()));
grant insert on advice.vault_text to decide_advice;
alter table advice.access_entry enable row level security;
alter table advice.access_entry force row level security;
grant insert, select (text_id) on advice.access_entry to reveal_advice;
create policy own_entries on advice.access_entry for select to reveal_advice using (actor = (select app.actor()));
do $$
declare
  reading text;
begin
  reading := pg_catalog.replace('(' || app.holds('t.class', $q$'R'$q$) || ' or (t.owner_id = (select app.actor()) and ' || app.holds('t.class', $q$'Ro'$q$)
    || ')) and ' || app.unconflicted(), 't.', 'vault_text.');
  execute pg_catalog.format('create policy names_under_grants on advice.vault_text for select to read_advice using (class = ''ID'' and %s)', reading);
  execute pg_catalog.format('create policy under_grants on advice.vault_text for select to reveal_advice using (%s)', reading);
end $$;
grant select on advice.vault_text to read_advice, reveal_advice;
-- The text named is looked for with the reader's own rights, so that an entry cannot be made for what is hidden or missing.
create policy of_readable_text on advice.access_entry for insert to reveal_advice with check (
  actor = (select app.actor()) and exists (
    select 1 from advice.vault_text v where v.id = access_entry.text_id and v.root_id = access_entry.root_id
      and v.owner_id = access_entry.owner_id and v.class = access_entry.class));

-- The worker: what is owed on every root, and an address only while a message to it is being handed over.
create policy every_root on advice.process for select to worker_advice using (true);
create policy every_root on advice.promise for select to worker_advice using (true);
create policy every_root on advice.outbox to worker_advice using (true) with check (true);
create policy every_root on advice.effect to worker_advice using (true) with check (true);
create policy at_dispatch on advice.vault_text for select to worker_advice using (
  class = 'ID' and (place = 'email' or place like '%.email') and exists (
    select 1 from advice.effect e
    where e.recipient = vault_text.owner_id and e.root_id = vault_text.root_id
      and e.state = 'handing over' and e.lease_until > (select app.machine_now()))
);
grant select on advice.process, advice.promise, advice.vault_text to worker_advice;
grant select, insert, update (rung_at) on advice.outbox to worker_advice;
grant select, update (state, attempt_id, attempts, lease_until, provider_reference, settled_at) on advice.effect to worker_advice;

grant usage on schema app, platform, advice to backup;
grant select on all tables in schema platform, advice to backup;
