-- Owned by platform. Webhooks: where a centre's own systems are told of its events, what was sent, and what they answered.
create schema webhooks;
grant usage on schema webhooks to accolade_centre, accolade_board, accolade_worker;

-- A row is an address of a centre's system that is told of some events. It is removed by its state, never from the table.
create table webhooks.endpoint (
  centre_id text not null,
  endpoint_id uuid not null,
  url text not null check (length(url) <= 500),
  events text[] not null check (events <> '{}'),
  state text not null default 'on' check (state in ('on', 'paused', 'removed')),
  paused_at timestamptz,
  pause_reason text,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  primary key (centre_id, endpoint_id),
  check ((state = 'paused') = (paused_at is not null))
);

-- A row is a secret that messages are signed with, sealed. While it is being changed, messages carry two signatures.
create table webhooks.endpoint_secret (
  centre_id text not null,
  endpoint_id uuid not null,
  secret_id uuid not null,
  sealed text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz,
  primary key (centre_id, endpoint_id, secret_id),
  foreign key (centre_id, endpoint_id) references webhooks.endpoint
);

-- A row is one message to one endpoint: sent until it is taken, or given up after three days.
create table webhooks.delivery (
  centre_id text not null,
  delivery_id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  type text not null,
  payload text not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
  -- Attempts since it was made or last sent again.
  tries integer not null default 0,
  made_at timestamptz not null default now(),
  next_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (centre_id, delivery_id),
  unique (centre_id, endpoint_id, event_id),
  foreign key (centre_id, endpoint_id) references webhooks.endpoint,
  check ((status = 'waiting') = (ended_at is null))
);
create index on webhooks.delivery (next_at) where status = 'waiting';
create index on webhooks.delivery (made_at);

-- A row is one attempt to deliver a message, with what came back.
create table webhooks.attempt (
  centre_id text not null,
  delivery_id uuid not null,
  attempt_id uuid not null,
  at timestamptz not null default now(),
  milliseconds integer not null,
  -- The HTTP status; null when there was no answer, and then the fault says why.
  status integer,
  answer text,
  fault text,
  primary key (centre_id, delivery_id, attempt_id),
  foreign key (centre_id, delivery_id) references webhooks.delivery on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['endpoint', 'endpoint_secret', 'delivery', 'attempt'] loop
    execute format('alter table webhooks.%I enable row level security', t);
    execute format('alter table webhooks.%I force row level security', t);
    execute format('create policy worker_all on webhooks.%I to accolade_worker using (true) with check (true)', t);
    execute format('create policy centre_own on webhooks.%I to accolade_centre
      using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre())', t);
  end loop;
end $$;
create policy board_all on webhooks.endpoint to accolade_board using (true) with check (true);

grant select, update (url, events, state, paused_at, pause_reason) on webhooks.endpoint to accolade_centre;
grant insert (centre_id, endpoint_id, url, events, made_by, made_by_name) on webhooks.endpoint to accolade_centre;
grant select, update (state, paused_at, pause_reason) on webhooks.endpoint to accolade_board;
grant select on webhooks.endpoint to accolade_worker;
grant select (centre_id, endpoint_id, secret_id, made_at, expires_at), insert, update (expires_at)
  on webhooks.endpoint_secret to accolade_centre;
grant select, update (sealed) on webhooks.endpoint_secret to accolade_worker;
grant select, insert, update (status, tries, next_at, ended_at) on webhooks.delivery to accolade_centre;
grant select, insert, update, delete on webhooks.delivery to accolade_worker;
grant select on webhooks.attempt to accolade_centre;
grant select, insert on webhooks.attempt to accolade_worker;
