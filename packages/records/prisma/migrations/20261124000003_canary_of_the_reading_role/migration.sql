-- The reading role's canary: a grant of its own, so that the canary's promise is seen through row security as any other row is.
-- A reader who does not see it is blind, and must not answer (GET /ready). No session can be the canary.
-- Row security binds this owner too: it is let go for the one row, inside this transaction.
alter table advice.access_grant no force row level security;
insert into advice.access_grant (root_id, subject, class, verb, valid_from, opened_at) values
  ('00000000-0000-4000-8000-0000000ca9a2', '00000000-0000-4000-8000-0000000ca9a2', 'WF', 'R', 'epoch', 'epoch');
-- The look at its root is deferred: a table is not altered while one waits.
set constraints all immediate;
alter table advice.access_grant force row level security;
