-- Owned by entries.
create schema entries;
grant usage on schema entries to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is an option of a series that has entries, which a catalogue may therefore no longer leave out.
create table entries.entered_option (
  series text not null,
  option text not null,
  primary key (series, option),
  foreign key (series, option) references catalogue.series_options (series, option)
);
grant select, insert on entries.entered_option to accolade_centre, accolade_board, accolade_worker;

-- A row is one candidate's entry for one option in one series. A withdrawn entry stays, so that fees and history can see it.
-- That the option is offered is proved by every act and kept once for all entries, in entered_option: a foreign key of each row would
-- cost half as much again and have all centres lock the same few rows of the catalogue.
create table entries.entry (
  centre_id text not null,
  series text not null,
  candidate_id integer not null,
  option text not null,
  status text not null default 'made' check (status in ('made', 'withdrawn', 'final')),
  stage text not null default 'on-time' check (stage in ('on-time', 'late', 'very-late')),
  channel text not null check (channel in ('file', 'page', 'api')),
  slot_mark text not null default ' ',
  primary key (centre_id, series, candidate_id, option),
  foreign key (centre_id, candidate_id) references candidates.candidate
);
-- A row is one file received from a centre, accepted or refused, with its bytes and its report. kind, series and sequence are null
-- when the file does not say them soundly. centre_id is the sender's, or the file's when the board sends it; 00000 when it names none.
-- The bytes of a file of another centre are not kept.
create table entries.file (
  centre_id text not null,
  file_id uuid not null,
  name text not null,
  kind text check (kind in ('E', 'A')),
  series text,
  sequence integer,
  content_hash text not null,
  bytes integer not null,
  received_at timestamptz not null default now(),
  received_by text not null,
  status text not null check (status in ('accepted', 'accepted-with-warnings', 'rejected')),
  records integer not null default 0,
  candidates integer not null default 0,
  entries integer not null default 0,
  entries_added integer not null default 0,
  entries_withdrawn integer not null default 0,
  content bytea not null,
  reply text not null,
  primary key (centre_id, file_id)
);
create index on entries.file (centre_id, content_hash);
-- A row is one line of a file's report.
create table entries.file_line (
  centre_id text not null,
  file_id uuid not null,
  position integer not null,
  severity text not null check (severity in ('E', 'W')),
  line integer not null,
  "column" integer not null,
  code text not null,
  text text not null,
  primary key (centre_id, file_id, position),
  foreign key (centre_id, file_id) references entries.file
);
-- A row holds the sequence numbers accepted from a centre in a series; shared by entries, amendments and marks.
create table entries.sequence (
  centre_id text not null references centres.centre,
  series text not null,
  last_sequence integer not null default 0 check (last_sequence between 0 and 999),
  accepted smallint[] not null default '{}',
  primary key (centre_id, series)
);
do $$
declare t text;
begin
  foreach t in array array['entry', 'file', 'file_line', 'sequence'] loop
    execute format('alter table entries.%I enable row level security', t);
    execute format('alter table entries.%I force row level security', t);
    execute format('create policy centre_own on entries.%I to accolade_centre
      using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre())', t);
    execute format('create policy board_all on entries.%I to accolade_board using (true) with check (true)', t);
    execute format('create policy worker_all on entries.%I to accolade_worker using (true) with check (true)', t);
    execute format('grant select, insert on entries.%I to accolade_centre, accolade_board, accolade_worker', t);
  end loop;
end $$;
create policy candidate_own on entries.entry for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
grant update on entries.entry, entries.sequence to accolade_centre, accolade_board, accolade_worker;
grant select on entries.entry to accolade_public;

-- Who teaches some subjects has nothing to do with the entries of others, nor with files, which hold those of all. Asked once for a
-- whole query, never once for each row.
create policy own_subjects on entries.entry as restrictive to accolade_centre using (
  (select platform.current_subjects()) is null
  or option = any ((select catalogue.options_of_subjects(platform.current_subjects()))::text[])
);
-- Nor with candidates who are entered for none of them. (The entries that this asks are those the person may see.)
create policy own_subjects on candidates.candidate as restrictive to accolade_centre using (
  (select platform.current_subjects()) is null or exists (
    select from entries.entry e where e.centre_id = candidate.centre_id and e.candidate_id = candidate.candidate_id
  )
);
create policy all_subjects on entries.file as restrictive to accolade_centre
  using ((select platform.current_subjects()) is null);
create policy all_subjects on entries.file_line as restrictive to accolade_centre
  using ((select platform.current_subjects()) is null);
