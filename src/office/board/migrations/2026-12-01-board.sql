-- What the board is called, how it is reached, how it looks, and the texts that it publishes.
create schema board;

-- A row is a picture that was the board's logo, by the hash of its bytes.
create table board.logo (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/png', 'image/jpeg')),
  width integer not null check (width between 32 and 2000),
  height integer not null check (height between 32 and 2000),
  bytes bytea not null check (octet_length(bytes) <= 300000)
);

-- The one row of the board itself. A board has no name until it is given one, and then an identifier with it.
create table board.profile (
  single boolean primary key default true check (single),
  name text check (char_length(name) between 2 and 100),
  short_name text check (char_length(short_name) between 1 and 30),
  identifier text check (identifier ~ '^[0-9]{2}$'),
  postal_address text check (char_length(postal_address) between 1 and 500),
  web_address text check (web_address ~ '^https://'),
  accent text check (accent ~ '^#[0-9a-f]{6}$'),
  logo text references board.logo,
  check (num_nulls(name, short_name, identifier) in (0, 3))
);
insert into board.profile default values;

-- A row is how the board is reached about something.
create table board.contact (
  purpose text primary key
    check (purpose in ('general', 'exams-officers', 'accessibility', 'privacy', 'safeguarding')),
  email text check (char_length(email) between 3 and 254),
  telephone text check (char_length(telephone) between 5 and 30),
  check (num_nonnulls(email, telephone) > 0)
);

-- A row is a link to another site in the footer of every page.
create table board.footer_link (
  position integer primary key check (position between 1 and 6),
  text text not null check (char_length(text) between 1 and 60),
  href text not null check (href ~ '^https://' and char_length(href) <= 500)
);

-- A row is the text that the board is writing for one of its pages: nobody else reads it.
create table board.draft (
  kind text primary key check (kind in ('terms', 'privacy', 'accessibility', 'modern-slavery', 'copyright')),
  body text not null check (char_length(body) between 1 and 50000)
);

-- The one row of answers from which the accessibility statement is written.
create table board.accessibility_answers (
  single boolean primary key default true check (single),
  compliance text not null check (compliance in ('full', 'partial', 'none')),
  failures text not null check (char_length(failures) <= 20000),
  burden text not null check (char_length(burden) <= 20000),
  out_of_scope text not null check (char_length(out_of_scope) <= 20000),
  improvements text not null check (char_length(improvements) <= 20000),
  tested text not null check (char_length(tested) between 1 and 20000),
  prepared_on date not null,
  reviewed_on date not null,
  reply_days integer not null check (reply_days between 1 and 60),
  enforcement text not null check (enforcement in ('ehrc', 'ecni', 'both'))
);

-- A row is a text as it was published. Nobody changes or removes one.
create table board.text (
  kind text not null check (kind in ('terms', 'privacy', 'accessibility', 'modern-slavery', 'copyright')),
  version integer not null check (version > 0),
  body text not null check (char_length(body) between 1 and 50000),
  effective_on date not null,
  published_at timestamptz not null default now(),
  primary key (kind, version)
);
