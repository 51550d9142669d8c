-- People, their roles, how they sign in and their sessions. Also the systems of centres, and the webhooks that tell
-- them of events.
create schema access;
create schema webhooks;

-- A row is one person with one account, whatever centres and roles they have.
create table access.person (
  person_id text primary key,
  name text not null check (length(name) between 1 and 200),
  -- The address they are written to and sign in with: in lower case, unique to the person.
  email text unique check (email = lower(email)),
  email_verified_at timestamptz,
  state text not null default 'active' check (state in ('active', 'suspended', 'closed')),
  made_at timestamptz not null default now(),
  signed_in_at timestamptz,
  -- When the person was warned that their dormant account will be suspended.
  dormant_warned_at timestamptz,
  -- The name by which passkeys know the person: random, so that it reveals nothing.
  handle bytea not null unique
);

-- Whether a role belongs to a side. Without this a centre's account could give a role of the board at its own centre.
create function access.is_role_of_side(role text, side text) returns boolean language sql immutable parallel safe
  return case side
    when 'centre' then role in ('head-of-centre', 'exams-officer', 'deputy-exams-officer', 'senco', 'teacher',
      'centre-finance', 'read-only')
    when 'board' then role in ('customer-support', 'approvals', 'entries', 'special-requirements', 'moderation',
      'assessment', 'awarding', 'results', 'post-results', 'certificates', 'finance', 'compliance', 'administrator')
    when 'assessor' then role in ('moderator', 'examiner')
    else role = 'candidate' end;

-- A row is a role that somebody has somewhere, from one time to another. It is ended, never removed.
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
  check ((ended_at is null) = (ended_by is null)),
  constraint role_of_side check (access.is_role_of_side(role, side))
);
create index on access.role_holding (person_id);
create index on access.role_holding (centre_id);

-- Whether somebody has, or had, a role at the centre of the person who asks.
create function access.is_colleague(of_person text) returns boolean language sql stable parallel safe
  return exists (
    select from access.role_holding h
    where h.person_id = of_person and h.centre_id = platform.current_centre() and h.side = 'centre'
  );
create function access.has_had_exams_officer() returns boolean language sql stable parallel safe
  return exists (
    select from access.role_holding h where h.centre_id = platform.current_centre() and h.role = 'exams-officer'
  );

-- A row is an invitation to a role. The person gets an account when they accept it. It works once.
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
  check ((side = 'centre') = (centre_id is not null)),
  constraint role_of_side check (access.is_role_of_side(role, side))
);
create index on access.invitation (centre_id);

-- A row is a notice about accounts, shown to a head of centre and the exams officer on their pages.
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
  -- Its identifier on pages and in the audit log: a credential's own identifier can be very long.
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

-- A row is a challenge sent to an authenticator. It is answered once, soon, and by the browser or session that was
-- asked.
-- The table is unlogged: after a crash people ask again, and writing does not wait for the disk.
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

-- A row is an authenticator app of a person. The secret is sealed. Because of last_step a code cannot be used twice.
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
  -- 'half': the password was correct and the second factor is still to come. 'enrolling': may only set up how to sign
  -- in. 'full': signed in.
  level text not null check (level in ('half', 'enrolling', 'full')),
  method text not null,
  -- Where the person works in this session. Empty until they choose, when there is more than one place.
  side text,
  centre_id text,
  candidate_id integer,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  -- When the person last confirmed that it is them, with every factor.
  proved_at timestamptz,
  -- How many codes were tried while it was half signed in.
  codes_tried integer not null default 0,
  form_token text not null,
  browser text not null,
  network text not null
);
create index on access.session (person_id);

-- A row is a failed attempt to sign in, kept as long as it counts. The key is an account or a network, hashed.
create table access.failed_attempt (
  attempt_id uuid primary key,
  key bytea not null,
  at timestamptz not null default now()
);
create index on access.failed_attempt (key, at);

-- A row is an entry in the log of sign-ins: signed in, refused, second factor failed. Append-only.
create table access.sign_in_event (
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
create index on access.sign_in_event (person_id, at);
create index on access.sign_in_event (at);

-- A row is an organisation's sign-in service that the board trusts.
create table access.identity_provider (
  provider_id text primary key check (provider_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 80),
  issuer text not null,
  client_id text not null,
  -- Sealed by the program: a copy of the database does not reveal it.
  client_secret text not null,
  active boolean not null,
  -- How it marks a sign-in that had a second factor, for example amr:mfa. Empty: its sign-ins count as one factor.
  second_factor text[] not null default '{}',
  -- When not empty, only people with an address at these domains that the provider has verified.
  email_domains text[] not null default '{}',
  -- Whether it may be on the board's own network. Only the operator of the server sets this.
  private_network boolean not null default false,
  connected_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- A row links somebody's account at a provider with their account here. Only that person makes the link: a matching
-- address is not enough.
create table access.identity (
  provider_id text not null references access.identity_provider,
  subject text not null check (length(subject) between 1 and 255),
  person_id text not null references access.person,
  -- How the person recognises it: the address or name from the provider.
  label text not null,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (provider_id, subject),
  unique (provider_id, person_id)
);
create index on access.identity (person_id);

-- A row is a visit to a provider that has not returned yet. It is for one browser, works once and expires soon.
create table access.sign_on_flow (
  state text primary key,
  provider_id text not null references access.identity_provider on delete cascade,
  purpose text not null check (purpose in ('sign-in', 'link', 'confirm')),
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  next text not null,
  expires_at timestamptz not null
);
create index on access.sign_on_flow (expires_at);

-- A row is a system of a centre that may use the API. It is revoked, never removed.
create table access.client (
  centre_id text not null,
  client_id text not null check (client_id ~ '^[a-z2-7]{16}$'),
  name text not null check (length(name) between 1 and 80),
  vendor text not null default '' check (length(vendor) <= 80),
  -- The permissions that the centre gave the system.
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

-- A row is a secret of a system, as its hash. While a secret is being changed 2 are valid, each until it expires.
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

-- A row is a short-lived token that a system got for its secret (OAuth 2.0). It ends when that secret ends.
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

-- The clock by which requests are counted.
create function access.request_clock() returns timestamptz language sql stable parallel safe return now();

-- A row is a limit: how many requests one client, person or network may send in a number of seconds. A kind without a
-- row has no limit.
create table access.request_limit (
  kind text primary key check (kind in ('client', 'person', 'network')),
  quota integer not null check (quota > 0),
  seconds integer not null check (seconds between 1 and 86400)
);
insert into access.request_limit (kind, quota, seconds) values
  ('client', 600, 60), ('person', 600, 60), ('network', 120, 60);

-- A row counts the requests of one client, person or network (hashed) in its latest window. The table is unlogged:
-- losing it in a crash does no harm.
create unlogged table access.request_count (
  key bytea primary key,
  window_start timestamptz not null,
  count integer not null
);
create index on access.request_count (window_start);

-- A row is a browser in which a person has signed in by password. Attempts there are counted apart from those of
-- strangers.
create table access.known_browser (
  person_id text not null references access.person,
  device_hash bytea not null,
  known_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  primary key (person_id, device_hash)
);
create index on access.known_browser (used_at);

-- A row is an authenticator app that is being set up. It is used once a code from it was entered. The secret is sealed.
create table access.new_authenticator (
  person_id text primary key references access.person,
  secret text not null,
  made_at timestamptz not null default now()
);

-- A row is a request to reset the password of an address. It is kept whether or not the address has an account, so that
-- the page cannot tell.
create table access.password_reset_request (
  request_id uuid primary key,
  email text not null,
  asked_at timestamptz not null default now()
);

-- A row is a link in an email that lets somebody choose a new password once, and nothing else.
create table access.password_reset (
  token_hash bytea primary key,
  person_id text not null references access.person,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on access.password_reset (person_id, made_at);

insert into platform.setting (name, value, about) values
  ('keep-invitations-days', '400', 'Days an invitation is kept after it expires (INFERRED)'),
  ('keep-notices-days', '400', 'Days a notice to a centre about its accounts is kept (INFERRED)'),
  ('keep-sessions-days', '30', 'Days a session is kept after it ends (INFERRED)'),
  ('keep-sign-in-events-days', '400', 'Days the log of sign-ins and refused requests is kept (INFERRED)'),
  ('dormant-account-days', '365', 'Days without signing in after which an account is suspended (INFERRED: other boards '
    'remove accounts after 2 years)');

-- A row is a webhook: an address of a centre's system that is told of some events. Removing it changes its state, and
-- the row stays.
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

-- A row is a secret that messages are signed with, sealed. While it is being changed, messages have 2 signatures.
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

-- A row is a message to a webhook. It is sent again until it is accepted, for 3 days at most.
create table webhooks.delivery (
  centre_id text not null,
  delivery_id uuid not null,
  endpoint_id uuid not null,
  event_id uuid not null,
  type text not null,
  payload text not null,
  status text not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
  -- Attempts since it was created or last sent again.
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

-- A row is an attempt to deliver a message, with the response.
create table webhooks.attempt (
  centre_id text not null,
  delivery_id uuid not null,
  attempt_id uuid not null,
  at timestamptz not null default now(),
  milliseconds integer not null,
  -- The HTTP status. Null when there was no response, and then fault says why.
  status integer,
  answer text,
  fault text,
  primary key (centre_id, delivery_id, attempt_id),
  foreign key (centre_id, delivery_id) references webhooks.delivery on delete cascade
);
