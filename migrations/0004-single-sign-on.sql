-- Owned by platform. Single sign-on by OpenID Connect: who vouches for people, whom they vouch for, and sign-ins under way.

-- A row is an organisation's sign-in service that the board trusts.
create table access.identity_provider (
  provider_id text primary key check (provider_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  name text not null check (length(name) between 1 and 80),
  issuer text not null,
  client_id text not null,
  -- Sealed by the program: a copy of the database does not open it.
  client_secret text not null,
  active boolean not null,
  -- What it says of a sign-in that had a second factor, such as amr:mfa. Empty: its word is one factor.
  second_factor text[] not null default '{}',
  -- When not empty, only addresses of these domains, which the provider has verified.
  email_domains text[] not null default '{}',
  -- May stand on a network of the board's own: only the operator at the machine says so.
  private_network boolean not null default false,
  connected_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- A row ties what a provider calls somebody to the person here. It is made by that person, never by an address that matches.
create table access.identity (
  provider_id text not null references access.identity_provider,
  subject text not null check (length(subject) between 1 and 255),
  person_id text not null references access.person,
  -- How the person recognises it: the address or name that the provider gave.
  label text not null,
  linked_at timestamptz not null default now(),
  last_used_at timestamptz,
  primary key (provider_id, subject),
  unique (provider_id, person_id)
);
create index on access.identity (person_id);

-- A row is a visit to a provider that has not come back yet: for one browser, once, soon.
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

grant select, insert, update, delete on access.identity_provider, access.identity, access.sign_on_flow to accolade_access;
