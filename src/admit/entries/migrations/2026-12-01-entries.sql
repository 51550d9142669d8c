-- Entries.
create schema entries;

-- A row is an option of a series that has entries, which a catalogue may therefore no longer leave out.
create table entries.entered_option (
  series text not null,
  option text not null,
  primary key (series, option),
  foreign key (series, option) references catalogue.series_options (series, option)
);

-- A row is one candidate's entry for one option in one series. A withdrawn entry stays, so that fees and history can
-- see it. That the option is offered is proved by every act and kept once for all entries, in entered_option: a foreign
-- key of each row would cost half as much again and have all centres lock the same few rows of the catalogue.
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
