-- Cases: somebody asks for something, against a clock; somebody answers. What all kinds of case have in common is here;
-- what a kind asks besides is a row of its own module's table, with the same key.
create schema cases;

-- The kinds of case that the asking person may see: row-level security compares them.
create function cases.current_kinds() returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting('app.kinds', true), ''), ',');

-- A row is a status of a kind of case, its phase, and a side that may lead to it. Common code knows phases only.
create table cases.status (
  kind text not null,
  status text not null,
  phase text not null check (phase in ('open', 'waiting', 'closed')),
  side text not null check (side in ('centre', 'board')),
  primary key (kind, status, phase, side)
);

-- Adds a status of a kind, for the migrations of the module that brings it.
create function cases.add_status(of_kind text, new_status text, of_phase text, sides text[]) returns void
language sql
begin atomic
  insert into cases.status (kind, status, phase, side) select of_kind, new_status, of_phase, unnest(sides);
end;

-- A row is a case: one thing asked, with a clock of its own. The key to cases.status says which side may lead to which
-- status, and the key to cases.move that nothing changes without a move. What only the board knows of a case has
-- columns that nobody else may read.
create table cases.case (
  centre_id text not null,
  case_id uuid not null,
  kind text not null,
  reference text not null check (reference ~ '^[2-9B-DF-HJKMNP-TV-Z]{10}$'),
  status text not null,
  phase text not null,
  -- The chain of the audit log that its acts are in.
  chain text not null,
  -- A subject, for people who have some subjects only; null when it is of none.
  area text,
  candidate_id integer,
  opened_at timestamptz not null,
  opened_by text not null,
  opened_by_name text not null,
  centre_sees boolean not null,
  -- Whose turn it is at the board; cases.seat has everybody's part.
  handler_id text,
  handler_name text,
  clock_from date not null,
  clock_days integer not null check (clock_days between 1 and 400),
  clock_counts text not null check (clock_counts in ('calendar', 'england', 'wales', 'scotland', 'northern-ireland')),
  due_on date not null,
  stopped_on date,
  closed_on date,
  -- How often it moved, and how often in a way that others than the board see: what a form was made from.
  moves integer not null check (moves >= 1),
  shown_moves integer not null check (shown_moves between 1 and moves),
  moved_by text not null,
  primary key (centre_id, case_id),
  unique (centre_id, case_id, kind),
  foreign key (kind, status, phase, moved_by) references cases.status (kind, status, phase, side),
  check ((phase = 'waiting') = (stopped_on is not null)),
  check ((phase = 'closed') = (closed_on is not null)),
  check ((handler_id is null) = (handler_name is null))
);
create index queue on cases.case (kind, due_on, case_id) where phase = 'open';
create index standing on cases.case (kind, phase, due_on, handler_id) where phase <> 'closed';
create index handled on cases.case (handler_id, due_on, case_id) where phase <> 'closed';
-- Not unique: an address holds the case, never the centre.
create index by_id on cases.case (case_id);
create index by_reference on cases.case (reference);

-- A row is a move: what somebody did to a case, and the status it led to. Whether others than the board see it is
-- decided when it is written.
create table cases.move (
  centre_id text not null,
  case_id uuid not null,
  kind text not null,
  position integer not null,
  act text not null,
  status text not null,
  at timestamptz not null,
  side text not null check (side in ('centre', 'board')),
  to_centre boolean not null,
  by_person text not null,
  by_name text not null,
  -- Who it was, as others than the board see it: null is the board.
  shown_as text,
  primary key (centre_id, case_id, position),
  unique (centre_id, case_id, position, status),
  foreign key (centre_id, case_id, kind) references cases.case (centre_id, case_id, kind),
  check (side = 'board' or to_centre),
  check ((side = 'board') = (shown_as is null))
);
alter table cases.case add foreign key (centre_id, case_id, moves, status)
  references cases.move (centre_id, case_id, position, status) deferrable initially deferred;

-- A row is what was said with a move. One that the centre does not see is an internal note.
create table cases.message (
  centre_id text not null,
  case_id uuid not null,
  kind text not null,
  position integer not null,
  to_centre boolean not null,
  side text not null check (side in ('centre', 'board')),
  body text not null check (length(body) between 1 and 10000),
  primary key (centre_id, case_id, position),
  foreign key (centre_id, case_id, position) references cases.move,
  foreign key (centre_id, case_id, kind) references cases.case (centre_id, case_id, kind),
  check (side = 'board' or to_centre)
);

-- A row is a stop of a clock that has ended: from the day on which others were asked to the day on which it went on.
create table cases.stop (
  centre_id text not null,
  case_id uuid not null,
  kind text not null,
  position integer not null,
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  primary key (centre_id, case_id, position),
  foreign key (centre_id, case_id, position) references cases.move,
  foreign key (centre_id, case_id, kind) references cases.case (centre_id, case_id, kind)
);

-- A row is somebody's part in a case at the board, from one move until another.
create table cases.seat (
  centre_id text not null,
  case_id uuid not null,
  kind text not null,
  position integer not null,
  part text not null check (part = 'handler'),
  person_id text not null,
  person_name text not null,
  until_position integer check (until_position > position),
  primary key (centre_id, case_id, position),
  foreign key (centre_id, case_id, position) references cases.move,
  foreign key (centre_id, case_id, kind) references cases.case (centre_id, case_id, kind)
);
-- One person has the part of handler at a time.
create unique index one_handler on cases.seat (centre_id, case_id, part) where until_position is null;
