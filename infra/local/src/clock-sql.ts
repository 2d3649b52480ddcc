/**
 * The service clock that can be moved on, for the local environment and for test databases alone: it replaces `app.now()` by one with an
 * offset. It is in no migration, so production has neither the row nor a way to make one.
 *
 * Run by a superuser after the migrations; running it again changes nothing. The offset only grows, for everybody: a clock that went back
 * would give grants back that had ended, and make promises due twice.
 *
 * `app.now()` is a definer's function, so that none of the applications' roles needs a right on schema `local`: their rights are the same as
 * in production. Its owner is the role that migrates.
 */
export const clockSql = `
create schema if not exists local;

create table if not exists local.clock_offset (
  singleton boolean primary key default true check (singleton),
  moved interval not null default '0'
);

insert into local.clock_offset default values on conflict do nothing;

create or replace function local.only_grows() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'the clock''s offset stays';
  end if;
  if new.moved < old.moved then
    raise exception 'the clock''s offset only grows';
  end if;
  return new;
end $$;

create or replace trigger only_grows before update or delete on local.clock_offset
  for each row execute function local.only_grows();
create or replace trigger stays before truncate on local.clock_offset
  for each statement execute function local.only_grows();

grant usage on schema local to migrator;
grant select on local.clock_offset to migrator;

create or replace function app.now() returns timestamptz
  language sql volatile security definer set search_path = ''
  as $$ select clock_timestamp() + (select moved from local.clock_offset) $$;
`

/** Moves the service clock on to an instant; does nothing where the clock is there already. Parameter 1: the instant. */
export const moveClockSql = `
update local.clock_offset set moved = make_interval(secs => extract(epoch from $1::timestamptz - clock_timestamp())::double precision)
where clock_timestamp() + moved < $1::timestamptz`
