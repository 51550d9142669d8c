-- Owned by platform. People, what they may do, how they sign in, and their sessions.
-- Secrets of signing in are read by the account accolade_access alone; a centre's account reads who works at the centre, and no more.

-- A row is one human being with one account, whatever centres and roles they have.
create table access.person (
  person_id text primary key,
  name text not null check (length(name) between 1 and 200),
  -- Where they are reached, and what they type to sign in by password: in lower case, each person's own.
  email text unique check (email = lower(email)),
  email_verified_at timestamptz,
  state text not null default 'active' check (state in ('active', 'asleep', 'closed')),
  made_at timestamptz not null default now(),
  signed_in_at timestamptz,
  -- What a passkey knows the person by: random, so that it tells nothing.
  handle bytea not null unique
);

-- A row is a role somebody holds somewhere, from an instant until an instant. It is ended, never removed.
create table access.role_holding (
  holding_id uuid primary key,
  person_id text not null references access.person,
  role text not null,
  side text not null check (side in ('centre', 'board', 'assessor', 'candidate')),
  centre_id text,
  candidate_id integer,
  subjects text[] not null default '{}',
  from_at timestamptz not null default now(),
  until_at timestamptz,
  granted_by text not null,
  granted_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  check ((side in ('centre', 'candidate')) = (centre_id is not null)),
  check ((side = 'candidate') = (candidate_id is not null)),
  check (until_at is null or until_at > from_at),
  check ((ended_at is null) = (ended_by is null))
);
create index on access.role_holding (person_id);
create index on access.role_holding (centre_id);

-- A row is an invitation to a role: the person becomes known when they open it. It works once.
create table access.invitation (
  invitation_id uuid primary key,
  token_hash bytea not null unique,
  email text not null check (email = lower(email)),
  name text not null,
  role text not null,
  side text not null check (side in ('centre', 'board', 'assessor')),
  centre_id text,
  subjects text[] not null default '{}',
  from_at timestamptz not null,
  until_at timestamptz,
  invited_by text not null,
  invited_by_name text not null,
  invited_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text,
  cancelled_at timestamptz,
  check ((side = 'centre') = (centre_id is not null))
);
create index on access.invitation (centre_id);

-- A row is something about accounts that a centre's head and exams officer are told on their pages.
create table access.notice (
  centre_id text not null,
  notice_id uuid not null,
  at timestamptz not null default now(),
  title text not null,
  text text not null,
  read_at timestamptz,
  read_by text,
  primary key (centre_id, notice_id)
);

-- A row is a link that works once. 'demonstration' signs in; 'set-up' lets a person choose how they sign in.
create table access.sign_in_link (
  token_hash bytea primary key,
  person_id text not null references access.person,
  purpose text not null check (purpose in ('demonstration', 'set-up')),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- A row is a passkey (WebAuthn credential) of a person.
create table access.passkey (
  credential_id text primary key,
  -- What pages and the audit log call it; a credential's own identifier can be very long.
  passkey_id uuid not null unique,
  person_id text not null references access.person,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  backed_up boolean not null,
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index on access.passkey (person_id);

-- A row is a question put to an authenticator: answered once, soon, and by the browser or the session that was asked.
-- Unlogged: a question that a crash lost is put again, and no disk is waited for.
create unlogged table access.challenge (
  challenge text primary key,
  purpose text not null check (purpose in ('enrol', 'sign-in', 'confirm')),
  asked bytea not null,
  expires_at timestamptz not null
);
create index on access.challenge (expires_at);

create table access.password (
  person_id text primary key references access.person,
  hash text not null,
  changed_at timestamptz not null default now()
);

-- A row is an authenticator app of a person. The secret is sealed; last_step keeps a code from being used twice.
create table access.authenticator (
  person_id text primary key references access.person,
  secret text not null,
  made_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
create table access.recovery_code (
  person_id text not null references access.person,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

-- A row is a browser that is signed in, or half signed in. Only the hash of its token is kept.
create table access.session (
  token_hash bytea primary key,
  session_id uuid not null unique,
  person_id text not null references access.person,
  -- 'half': the password was right, the second factor is owed. 'enrolling': may only choose how to sign in. 'full': signed in.
  level text not null check (level in ('half', 'enrolling', 'full')),
  method text not null,
  -- For whom the person acts; empty until chosen when there are several.
  side text,
  centre_id text,
  candidate_id integer,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  -- When the person last proved to be there, with every factor.
  proved_at timestamptz,
  form_token text not null,
  browser text not null,
  network text not null
);
create index on access.session (person_id);

-- A row is a try to sign in that failed, kept as long as it counts. The key is an account or a network, hashed.
create table access.failed_attempt (
  attempt_id uuid primary key,
  key bytea not null,
  at timestamptz not null default now()
);
create index on access.failed_attempt (key, at);

-- A row is something that happened at the door: signed in, refused, second factor failed. Append-only.
create table access.door_event (
  event_id uuid primary key,
  at timestamptz not null default now(),
  kind text not null,
  person_id text,
  centre_id text,
  method text,
  route text,
  network text,
  browser text
);
create index on access.door_event (person_id, at);
create index on access.door_event (at);

do $$
declare t text;
begin
  foreach t in array array['role_holding', 'invitation', 'notice'] loop
    execute format('alter table access.%I enable row level security', t);
    execute format('alter table access.%I force row level security', t);
    execute format('create policy board_all on access.%I to accolade_board using (true) with check (true)', t);
    execute format('create policy access_all on access.%I to accolade_access using (true) with check (true)', t);
    execute format('create policy worker_all on access.%I to accolade_worker using (true) with check (true)', t);
  end loop;
end $$;
-- A centre gives the roles of a centre, for itself; its head is appointed by the board.
create policy centre_own on access.role_holding to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre')
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre');
create policy centre_own on access.invitation to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre')
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre');
create policy centre_own on access.notice to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
alter table access.person enable row level security;
alter table access.person force row level security;
create policy board_all on access.person to accolade_board using (true) with check (true);
create policy access_all on access.person to accolade_access using (true) with check (true);
create policy worker_all on access.person to accolade_worker using (true) with check (true);
create policy centre_colleagues on access.person for select to accolade_centre using (
  person_id in (select h.person_id from access.role_holding h where h.centre_id = platform.current_centre() and h.side = 'centre')
);

grant select (person_id, name, email, state, made_at, signed_in_at) on access.person to accolade_centre, accolade_board;
grant select, insert, update on access.person to accolade_access;
grant select (person_id, name, email, state, made_at, signed_in_at), update (state) on access.person to accolade_worker;
grant update (state) on access.person to accolade_board;
grant select, insert on access.role_holding to accolade_centre, accolade_board, accolade_access, accolade_worker;
grant update (until_at, ended_at, ended_by, end_reason) on access.role_holding to accolade_centre, accolade_board;
grant select (invitation_id, email, name, role, side, centre_id, subjects, from_at, until_at, invited_by, invited_by_name,
  invited_at, expires_at, accepted_at, accepted_by, cancelled_at), insert, update (cancelled_at)
  on access.invitation to accolade_centre, accolade_board;
grant select, update on access.invitation to accolade_access;
grant select, insert, update (read_at, read_by) on access.notice to accolade_centre, accolade_board;
grant select, insert on access.notice to accolade_access, accolade_worker;
grant select, insert, update, delete on access.sign_in_link, access.passkey, access.challenge, access.password,
  access.authenticator, access.recovery_code, access.session, access.failed_attempt to accolade_access;
grant insert, select on access.door_event to accolade_access;
grant select on access.door_event to accolade_board;
