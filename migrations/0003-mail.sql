-- Owned by platform. A row is a message to one person, put here in the transaction of what it tells of, and sent by the worker.
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
grant insert on platform.mail to accolade_centre, accolade_board, accolade_access;
grant select, insert, update on platform.mail to accolade_worker;
