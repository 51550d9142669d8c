-- Owned by platform. What passwords need beside the hash: browsers that are known, new authenticators, ways back in.

-- A row is a browser in which a person signed in by password before: their tries there are counted apart from a stranger's.
create table access.known_browser (
  person_id text not null references access.person,
  device_hash bytea not null,
  known_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  primary key (person_id, device_hash)
);
create index on access.known_browser (used_at);

-- A row is an authenticator that is being set up: it counts once a code of it was given. The secret is sealed.
create table access.new_authenticator (
  person_id text primary key references access.person,
  secret text not null,
  made_at timestamptz not null default now()
);

-- A row is somebody who said that they forgot the password of an address: known here or not, the page cannot tell.
create table access.reset_wish (
  wish_id uuid primary key,
  email text not null,
  asked_at timestamptz not null default now()
);

-- A row is a link in a message that lets a new password be set, once, and nothing else.
create table access.password_reset (
  token_hash bytea primary key,
  person_id text not null references access.person,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on access.password_reset (person_id, made_at);

-- Codes that were tried in a half signed-in session.
alter table access.session add column codes_tried integer not null default 0;

grant select, insert, update, delete on access.known_browser, access.new_authenticator, access.reset_wish,
  access.password_reset to accolade_access;
