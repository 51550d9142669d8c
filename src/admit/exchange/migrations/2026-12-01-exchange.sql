-- Files received from centres, with their reports, and the sequence numbers they used.
create schema exchange;

-- A row is one file received from a centre, accepted or rejected, with its bytes, its report and its reply. kind is
-- what it was sent as; letter, series and sequence are null when the file does not say them soundly. centre_id is the
-- sender's, or the file's when the board sends it; 00000 when it names none. added, changed, removed and unchanged
-- count what it did, as its kind names them. The bytes of a file of another centre are not kept.
create table exchange.file (
  centre_id text not null,
  file_id uuid not null,
  kind text not null,
  name text not null,
  letter text check (letter ~ '^[A-Z]$'),
  series text,
  sequence integer,
  content_hash text not null,
  bytes integer not null,
  received_at timestamptz not null default platform.clock(),
  received_by text not null,
  status text not null check (status in ('accepted', 'accepted-with-warnings', 'rejected')),
  records integer not null default 0,
  candidates integer not null default 0,
  entries integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  removed integer not null default 0,
  unchanged integer not null default 0,
  content bytea not null,
  reply text not null,
  primary key (centre_id, file_id)
);
create index on exchange.file (centre_id, content_hash);

-- A row is one line of a file's report: an error or a warning, its number in replies, and the candidate, option and
-- component that it is about.
create table exchange.file_line (
  centre_id text not null,
  file_id uuid not null,
  position integer not null,
  severity text not null check (severity in ('E', 'W')),
  line integer not null,
  "column" integer not null,
  number smallint not null check (number between 100 and 999),
  code text not null,
  text text not null,
  candidate_number text,
  option text,
  component text,
  primary key (centre_id, file_id, position),
  foreign key (centre_id, file_id) references exchange.file
);

-- A row holds the sequence numbers accepted from a centre in a series; files of every kind share them.
create table exchange.sequence (
  centre_id text not null references centres.centre,
  series text not null,
  last_sequence integer not null default 0 check (last_sequence between 0 and 999),
  accepted smallint[] not null default '{}',
  primary key (centre_id, series)
);
