-- Settings of a transaction, the clock, the outbox, idempotency keys, mail and the audit log.
-- The program makes the database roles before the first migration. Only the owner can create, and none bypasses
-- row-level security.

create schema platform;
create schema audit;

-- The settings a request carries for the length of one transaction.
create function platform.current_centre() returns text language sql stable parallel safe
  return nullif(current_setting('app.centre', true), '');
create function platform.current_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');
create function platform.current_candidate() returns integer language sql stable parallel safe
  return nullif(current_setting('app.candidate', true), '')::integer;

-- Codes of the subjects that the asking person's roles are limited to; null when they are not.
create function platform.current_subjects() returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.subjects', true), ''), ',');
-- The options of those subjects, worked out when the transaction began; null when the person is not limited.
create function platform.current_options() returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.options', true), ''), ',');

-- The one clock that embargoes are compared with, and by which the acts of a year are dated: the database's own. Only
-- the owner could replace it, and only the program that makes a demonstration does.
create function platform.clock() returns timestamptz language sql stable parallel safe return now();

create table platform.setting (
  name text primary key,
  value text not null,
  about text not null
);

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

-- A row is one act: who did what to what, when and why. Nobody may change or remove one. Acts are linked in chains.
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
-- The last link of each chain; locked while an act is added, so that links are in order. It points at an act that is
-- there, or is the start: somebody with nothing but an account of the database could not move a chain on, or back past
-- its next act, without leaving an act.
create table audit.chain (
  chain text primary key,
  position bigint not null,
  hash bytea not null,
  last_position bigint generated always as (nullif(position, 0)) stored,
  foreign key (chain, last_position, hash) references audit.act (chain, position, hash)
);

-- A row is a message to one person, put here in the transaction of what it tells of, and sent by the worker.
create table platform.mail (
  mail_id uuid primary key,
  recipient text not null,
  subject text not null,
  -- Taken out once it was sent: a message may carry a link that opens something.
  body text,
  queued_at timestamptz not null default now(),
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  sent_at timestamptz,
  -- Shown on a page instead of sent, on a demonstration and in development: it never leaves.
  caught_at timestamptz,
  failed_at timestamptz,
  fault text
);
create index on platform.mail (next_at) where sent_at is null and failed_at is null and caught_at is null;

-- How long things about people are kept, in days, where they are not kept for life. No UK board publishes its periods:
-- these are INFERRED defaults, and a board sets its own.
insert into platform.setting (name, value, about) values
  ('keep-mail-days', '90', 'Days the address and subject of a message are kept (INFERRED)'),
  ('keep-answers-days', '400', 'Days an answer to a repeated request is kept (INFERRED)'),
  ('retention-on-hold', 'no', 'yes stops every removal, for an investigation or an appeal that needs old records');

create function platform.keep_days(of_setting text) returns integer language sql stable parallel safe
  return (select value::integer from platform.setting where name = of_setting);
create function platform.may_forget() returns boolean language sql stable parallel safe
  return coalesce((select value <> 'yes' from platform.setting where name = 'retention-on-hold'), false);
