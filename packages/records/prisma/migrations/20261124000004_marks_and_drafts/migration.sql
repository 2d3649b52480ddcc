-- Marks: keyed hashes of names and addresses. They are asked across roots, and answer yes or no; nobody reads them.
create table advice.mark (
  mark bytea not null,
  root_id uuid not null references advice.root (id),
  owner_id uuid not null,
  kind text not null check (kind in ('party', 'connection', 'caller')),
  primary key (mark, kind, owner_id, root_id)
);
create index mark_root on advice.mark (root_id);
call app.guard('mark', null, false, false);
grant insert on advice.mark to decide_advice;
create table advice.staff_mark (
  mark bytea not null,
  account_id uuid not null references platform.staff_account (id),
  primary key (mark, account_id)
);
alter table advice.staff_mark enable row level security;
alter table advice.staff_mark force row level security;
-- Row security binds the functions' owner too.
create policy through_functions on advice.mark for select to migrator using (true);
create policy through_functions on advice.staff_mark to migrator using (true) with check (true);
create policy through_functions on advice.access_grant for select to migrator using (true);
grant select on advice.mark, advice.staff_mark to backup;

-- Is any of these marks held with this kind by this owner, on any root?
create function advice.is_marked(marks bytea[], kind text, owner uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mark m where m.mark = any ($1) and m.kind = $2 and m.owner_id = $3)
$$;
-- Is anybody who is marked a party to this root, whose lock is held, also marked with this kind by this owner?
create function advice.is_root_marked(kind text, owner uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mark p join advice.mark m on m.mark = p.mark
    where p.root_id = app.root() and p.kind = 'party' and m.kind = $1 and m.owner_id = $2)
$$;
-- Is any of these marks held with this kind on a root on which the actor has a grant?
create function advice.is_marked_among_own(marks bytea[], kind text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from advice.mark m where m.mark = any ($1) and m.kind = $2
    and exists (select 1 from advice.access_grant g where g.root_id = m.root_id and g.subject = app.actor()))
$$;
create function advice.staff_with_marks(marks bytea[]) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select distinct s.account_id from advice.staff_mark s where s.mark = any ($1)
$$;
-- A staff account's marks, replaced as a whole. For whoever keeps the accounts: no role of the running product may.
create function advice.mark_staff(account uuid, marks bytea[]) returns void
language sql volatile security definer set search_path = '' as $$
  delete from advice.staff_mark s where s.account_id = $1;
  insert into advice.staff_mark (mark, account_id) select distinct m, $1 from pg_catalog.unnest($2) m
$$;
revoke execute on function advice.is_marked(bytea[], text, uuid), advice.is_root_marked(text, uuid), advice.is_marked_among_own(bytea[], text),
  advice.staff_with_marks(bytea[]), advice.mark_staff(uuid, bytea[]) from public;
grant execute on function advice.is_marked(bytea[], text, uuid), advice.is_root_marked(text, uuid), advice.is_marked_among_own(bytea[], text),
  advice.staff_with_marks(bytea[]) to decide_advice;

-- Who works here and is a party to a case loses the staff view of it, in the transaction that makes them one.
create policy one_root on advice.conflict for insert to decide_advice with check (root_id = (select app.root()));
grant insert on advice.conflict to decide_advice;

-- A draft is one text that is replaced. The deciding role may take away its root's drafts by their ids, and reads nothing of them.
alter table advice.vault_text add column is_draft boolean not null default false;
create policy drafts_to_replace on advice.vault_text for select to decide_advice using (root_id = (select app.root()) and is_draft);
create policy drafts_replaced on advice.vault_text for delete to decide_advice using (root_id = (select app.root()) and is_draft);
grant delete, select (id) on advice.vault_text to decide_advice;
