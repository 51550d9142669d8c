-- Owned by platform. A centre's own systems (its management information system and the like): what they may do, their
-- secrets and tokens; and how many requests anybody may send.

-- A row is a system of a centre that may use the interface for programs. It is revoked, never removed.
create table access.client (
  centre_id text not null,
  client_id text not null check (client_id ~ '^[a-z2-7]{16}$'),
  name text not null check (length(name) between 1 and 80),
  vendor text not null default '' check (length(vendor) <= 80),
  -- Permissions of a centre that the system was given.
  scopes text[] not null check (scopes <> '{}'),
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by text,
  last_used_at timestamptz,
  last_network text,
  primary key (centre_id, client_id),
  check (expires_at <= made_at + interval '401 days'),
  check ((revoked_at is null) = (revoked_by is null))
);

-- A row is a secret of a system, as its hash. While it is being changed two are good, each until its own end.
create table access.client_secret (
  centre_id text not null,
  client_id text not null,
  secret_id uuid not null,
  secret_hash bytea not null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (centre_id, client_id, secret_id),
  foreign key (centre_id, client_id) references access.client
);
create index on access.client_secret (secret_hash);

-- A row is a short-lived token that a system got for its secret (OAuth 2.0). It ends with the secret it was got for.
create table access.client_token (
  centre_id text not null,
  client_id text not null,
  token_hash bytea not null,
  secret_id uuid not null,
  scopes text[] not null,
  expires_at timestamptz not null,
  primary key (centre_id, client_id, token_hash),
  foreign key (centre_id, client_id, secret_id) references access.client_secret
);
create index on access.client_token (token_hash);
create index on access.client_token (expires_at);

do $$
declare t text;
begin
  foreach t in array array['client', 'client_secret', 'client_token'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy access_all on access.%I to accolade_access using (true) with check (true)', t);
  end loop;
end $$;
create policy board_all on access.client to accolade_board using (true) with check (true);
create policy centre_own on access.client to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy centre_own on access.client_secret to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());

grant select, update (revoked_at, revoked_by) on access.client to accolade_centre, accolade_board;
grant insert (centre_id, client_id, name, vendor, scopes, made_by, made_by_name, expires_at)
  on access.client to accolade_centre;
grant select, update (last_used_at, last_network) on access.client to accolade_access;
-- A centre's account puts hashes in and ends them; it never reads one.
grant select (centre_id, client_id, secret_id, made_at, expires_at), insert, update (expires_at)
  on access.client_secret to accolade_centre;
grant select on access.client_secret to accolade_access;
grant select, insert, delete on access.client_token to accolade_access;

-- The clock that windows of requests are counted by.
create function access.request_clock() returns timestamptz language sql stable parallel safe return now();

-- A row says how many requests one of a kind may send in a window of so many seconds. A kind without a row has no limit.
create table access.request_limit (
  kind text primary key check (kind in ('client', 'person', 'network')),
  quota integer not null check (quota > 0),
  seconds integer not null check (seconds between 1 and 86400)
);
insert into access.request_limit (kind, quota, seconds) values ('client', 600, 60), ('person', 600, 60), ('network', 120, 60);

-- A row counts the requests of one client, person or network (hashed) in its latest window. Lost in a crash, and no harm.
create unlogged table access.request_count (
  key bytea primary key,
  window_start timestamptz not null,
  count integer not null
);
create index on access.request_count (window_start);
grant select on access.request_limit to accolade_access;
grant select, insert, update, delete on access.request_count to accolade_access;
