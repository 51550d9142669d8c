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
alter table entries.entry enable row level security;
alter table entries.entry force row level security;
create policy centre_own on entries.entry to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy board_all on entries.entry to accolade_board using (true) with check (true);
create policy worker_all on entries.entry to accolade_worker using (true) with check (true);
grant select, insert, update on entries.entry to accolade_centre, accolade_board, accolade_worker;
create policy candidate_own on entries.entry for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
grant select on entries.entry to accolade_public;

-- Who teaches some subjects has nothing to do with the entries of others. Asked once for a whole query, never once for each row.
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
