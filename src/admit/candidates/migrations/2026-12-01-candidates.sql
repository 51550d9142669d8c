-- Candidates, their numbers, and the directory of UCIs.
create schema candidates;

-- A row is one person at one centre. Names are kept as the candidate writes them and as the exchange files carry them.
-- That a UCI names one record at a centre is held by the key of uci_directory. A second unique key that begins with
-- centre_id would tempt the planner of a new, still unmeasured database to check foreign keys through it, reading a
-- whole centre for each row.
create table candidates.candidate (
  centre_id text not null references centres.centre,
  candidate_id integer not null check (candidate_id > 0),
  uci text not null check (uci ~ '^[0-9]{5}[0-9A-Z][0-9]{6}[A-HK-MRTV-Y]$'),
  uln text check (uln ~ '^[1-9][0-9]{9}$'),
  upn text,
  surname text not null,
  forenames text not null,
  file_name text not null check (length(file_name) <= 40),
  sex text not null check (sex in ('M', 'F', 'N')),
  date_of_birth date,
  status text not null default 'C' check (status in ('C', 'P')),
  -- The options of every entry the candidate has or had, in any series: those who teach some subjects see the candidate
  -- by them.
  entered_options text[] not null default '{}',
  primary key (centre_id, candidate_id)
);
create index on candidates.candidate (uci);
-- A row is the four-digit number a candidate has in one series at one centre.
create table candidates.candidate_number (
  centre_id text not null,
  series text not null,
  candidate_number integer not null check (candidate_number between 1 and 9999),
  candidate_id integer not null,
  primary key (centre_id, series, candidate_number),
  unique (centre_id, series, candidate_id),
  foreign key (centre_id, candidate_id) references candidates.candidate
);
-- A row says at which centres a UCI is known: the narrow directory for links across centres.
create table candidates.uci_directory (
  uci text not null,
  centre_id text not null,
  candidate_id integer not null,
  primary key (uci, centre_id)
);
-- A row is the last candidate_id given at a centre. Locked while a file or a person changes a centre's candidates or
-- entries, so that two changes of one centre follow each other.
create table candidates.counter (
  centre_id text primary key references centres.centre,
  last_candidate_id integer not null default 0 check (last_candidate_id >= 0)
);
