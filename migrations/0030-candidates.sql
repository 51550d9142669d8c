-- Owned by candidates.
create schema candidates;
grant usage on schema candidates to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is one person at one centre. Names are kept as the candidate writes them and as the exchange files carry them.
-- That a UCI names one record at a centre is held by the key of uci_directory. A second unique key that begins with centre_id would
-- tempt the planner of a new, still unmeasured database to check foreign keys through it, reading a whole centre for each row.
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
-- A row is the last candidate_id given at a centre. Locked while a file or a person changes a centre's candidates or entries,
-- so that two changes of one centre follow each other.
create table candidates.counter (
  centre_id text primary key references centres.centre,
  last_candidate_id integer not null default 0 check (last_candidate_id >= 0)
);
alter table candidates.counter enable row level security;
alter table candidates.counter force row level security;
create policy centre_own on candidates.counter to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy board_all on candidates.counter to accolade_board using (true) with check (true);
create policy worker_all on candidates.counter to accolade_worker using (true) with check (true);
grant select, insert, update on candidates.counter to accolade_centre, accolade_board, accolade_worker;
alter table candidates.candidate enable row level security;
alter table candidates.candidate force row level security;
alter table candidates.candidate_number enable row level security;
alter table candidates.candidate_number force row level security;
alter table candidates.uci_directory enable row level security;
alter table candidates.uci_directory force row level security;
create policy centre_own on candidates.candidate to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy centre_own on candidates.candidate_number to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy centre_own on candidates.uci_directory to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy candidate_own on candidates.candidate for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy candidate_own on candidates.candidate_number for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy board_all on candidates.candidate to accolade_board using (true) with check (true);
create policy board_all on candidates.candidate_number to accolade_board using (true) with check (true);
create policy board_all on candidates.uci_directory to accolade_board using (true) with check (true);
create policy worker_all on candidates.candidate to accolade_worker using (true) with check (true);
create policy worker_all on candidates.candidate_number to accolade_worker using (true) with check (true);
create policy worker_all on candidates.uci_directory to accolade_worker using (true) with check (true);
grant select, insert, update on candidates.candidate to accolade_centre, accolade_board, accolade_worker;
grant select, insert on candidates.candidate_number, candidates.uci_directory to accolade_centre, accolade_board, accolade_worker;
grant select on candidates.candidate, candidates.candidate_number to accolade_public;
