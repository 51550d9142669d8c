-- Owned by awarding.
create schema awarding;
grant usage on schema awarding to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is one award run of a series, with what it read and wrote, and whether the second calculation agreed.
create table awarding.run (
  run_id uuid primary key,
  series text not null references catalogue.series,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  started_by text not null,
  status text not null check (status in ('running', 'failed', 'calculated', 'agreed', 'disagreed')),
  cause text not null default 'award',
  results integer,
  input_checksum text,
  output_checksum text,
  rule_version text not null,
  report jsonb not null default '{}'
);
-- A row is one step of a run with its row count, time and checks.
create table awarding.run_step (
  run_id uuid not null references awarding.run,
  step text not null,
  rows bigint not null,
  milliseconds integer not null,
  checks integer not null,
  checksum text,
  primary key (run_id, step)
);
-- A row is the outcome of every possible total of one option or unit in one series: made from the catalogue by the run.
create table awarding.outcome (
  series text not null,
  option text not null,
  total integer not null,
  grade text not null,
  uniform integer,
  points integer,
  primary key (series, option, total)
);

-- A row is one version of one result of one entry. Append-only: a changed result is a new version with its cause.
-- family is repeated from the catalogue so that the embargo needs no join.
create table awarding.result (
  centre_id text not null,
  series text not null,
  candidate_id integer not null,
  option text not null,
  version integer not null check (version > 0),
  run_id uuid not null,
  family text not null,
  kind text not null check (kind in ('award', 'unit', 'certification')),
  status text not null check (status in ('graded', 'no-result', 'pending')),
  grade text,
  partial_absence boolean not null,
  total integer,
  uniform integer,
  points integer,
  marks smallint[],
  units jsonb,
  cause text not null,
  primary key (centre_id, series, candidate_id, option, version),
  foreign key (centre_id, series, candidate_id, option) references entries.entry,
  check ((status = 'graded') = (grade is not null))
);

-- A row is a unit result that can count towards a later award, looked up by UCI whatever the centre.
create table awarding.unit_bank (
  uci text not null,
  unit text not null references catalogue.units,
  series text not null,
  option text not null,
  centre_id text not null,
  uniform integer,
  grade text,
  points integer,
  absent boolean not null,
  primary key (uci, unit, series, option)
);
do $$
declare t text;
begin
  foreach t in array array['result', 'unit_bank'] loop
    execute format('alter table awarding.%I enable row level security', t);
    execute format('alter table awarding.%I force row level security', t);
    execute format('create policy board_all on awarding.%I to accolade_board using (true) with check (true)', t);
    execute format('create policy worker_all on awarding.%I to accolade_worker using (true) with check (true)', t);
    execute format('grant select, insert on awarding.%I to accolade_board, accolade_worker', t);
  end loop;
end $$;
grant select, insert, update on awarding.run to accolade_board, accolade_worker;
grant select, insert on awarding.run_step to accolade_board, accolade_worker;
grant select, insert, delete on awarding.outcome to accolade_board, accolade_worker;
