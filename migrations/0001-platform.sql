-- Owned by platform. Roles, the clock, audit, outbox, people and sessions.
-- Roles are made by the program before the first migration; none of them but the owner can create, and none bypasses row-level security.

create schema platform;
create schema audit;
create schema access;
grant usage on schema platform, audit, access to accolade_centre, accolade_board, accolade_public, accolade_worker, accolade_access;

-- The settings a request carries for the length of one transaction.
create function platform.current_centre() returns text language sql stable parallel safe
  return nullif(current_setting('app.centre', true), '');
create function platform.current_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');
create function platform.current_candidate() returns integer language sql stable parallel safe
  return nullif(current_setting('app.candidate', true), '')::integer;

-- Subjects (qualification codes) that the asking person's roles are limited to; null when they are not.
create function platform.current_subjects() returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.subjects', true), ''), ',');
-- Whether the asking person may see the centre's results on the restricted day, before candidates have them.
create function platform.sees_early() returns boolean language sql stable parallel safe
  return current_setting('app.early', true) = 'yes';

-- The one clock that embargoes are compared with: the database's own.
create function platform.clock() returns timestamptz language sql stable parallel safe return now();

create table platform.setting (
  name text primary key,
  value text not null,
  about text not null
);
grant select on platform.setting to accolade_centre, accolade_board, accolade_public, accolade_worker, accolade_access;

-- Idempotency keys: the same key from the same person gets the first answer again.
create table platform.idempotency (
  person_id text not null,
  key text not null,
  action text not null,
  fingerprint text not null,
  answer jsonb not null,
  at timestamptz not null default now(),
  primary key (person_id, key)
);
grant select, insert on platform.idempotency to accolade_centre, accolade_board, accolade_worker, accolade_access;

-- A row is one thing that happened, for those who listen.
create table platform.outbox (
  event_id uuid primary key,
  name text not null,
  centre_id text,
  body jsonb not null,
  at timestamptz not null default now()
);
create table platform.delivery (
  event_id uuid not null references platform.outbox,
  subscriber text not null,
  at timestamptz not null default now(),
  primary key (event_id, subscriber)
);
grant insert on platform.outbox to accolade_centre, accolade_board, accolade_access;
grant select, insert on platform.outbox, platform.delivery to accolade_worker;
-- A centre announces what it did itself, and nothing in another's name.
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy centre_adds_own on platform.outbox for insert to accolade_centre with check (centre_id = platform.current_centre());
create policy others_add on platform.outbox for insert to accolade_board, accolade_access with check (true);
create policy worker_all on platform.outbox to accolade_worker using (true) with check (true);

-- A row is one act: who did what to what, when and why. Nobody may change or remove one. The chain runs per series.
create table audit.act (
  act_id uuid primary key,
  chain text not null,
  position bigint not null,
  at timestamptz not null default now(),
  person_id text not null,
  person_name text not null,
  side text not null,
  action text not null,
  centre_id text,
  subject_kind text not null,
  subject_id text not null,
  reason text,
  before jsonb,
  after jsonb,
  previous_hash bytea not null,
  hash bytea not null,
  unique (chain, position, hash),
  unique (chain, position)
);
create index on audit.act (subject_kind, subject_id);
create index on audit.act (centre_id, at);
-- The last link of each chain; locked while an act is added, so that links are in order. It points at an act that is there, or is the
-- start: who only had an account of the database could not move a chain on, or back past its next act, without leaving an act.
create table audit.chain (
  chain text primary key,
  position bigint not null,
  hash bytea not null,
  last_position bigint generated always as (nullif(position, 0)) stored,
  foreign key (chain, last_position, hash) references audit.act (chain, position, hash)
);
alter table audit.act enable row level security;
alter table audit.act force row level security;
create policy centre_reads_own on audit.act for select to accolade_centre using (centre_id = platform.current_centre());
create policy centre_adds_own on audit.act for insert to accolade_centre with check (centre_id = platform.current_centre());
create policy board_all on audit.act to accolade_board using (true) with check (true);
create policy worker_all on audit.act to accolade_worker using (true) with check (true);
create policy access_adds on audit.act for insert to accolade_access with check (true);
grant select, insert on audit.act to accolade_centre, accolade_board, accolade_worker;
grant insert on audit.act to accolade_access;
grant select, insert, update on audit.chain to accolade_centre, accolade_board, accolade_worker, accolade_access;

