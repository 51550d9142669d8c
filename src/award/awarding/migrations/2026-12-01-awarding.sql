-- Award runs, outcomes, results and the bank of unit results.
create schema awarding;

-- The least common multiple of some whole numbers: the common denominator of an option's weighting factors.
create aggregate awarding.common_multiple(bigint) (sfunc = lcm, stype = bigint, parallel = safe);

-- A row is one award run of a series, with what it read and wrote, and whether the second calculation agreed.
-- Its status is the switch: results of a run are seen by no one but the board until it is 'agreed', and then all at
-- once.
create table awarding.run (
  run_id uuid primary key,
  series text not null references catalogue.series,
  started_at timestamptz not null default platform.clock(),
  finished_at timestamptz,
  started_by text not null,
  status text not null check (status in ('running', 'failed', 'calculated', 'agreed', 'disagreed')),
  cause text not null default 'award',
  missing text not null default 'refuse' check (missing in ('refuse', 'pending')),
  entries integer,
  results integer,
  new_versions integer,
  input_checksum text,
  output_checksum text,
  rule_version text not null,
  progress jsonb not null default '{}',
  report jsonb not null default '{}'
);
-- One run at a time: the second finds the first here.
create unique index run_at_work on awarding.run (series) where status in ('running', 'calculated');
create index on awarding.run (series, started_at);
-- A row is one step of a run with its row count, time over all connections, and how many checks found nothing wrong.
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
-- family is repeated from the catalogue so that the embargo needs no join. marks are in the order of the option's
-- components. Every run proves that each of its results has a live entry, so a foreign key would only check each row
-- once more, at more than twice the cost of writing it.
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
  check ((status = 'graded') = (grade is not null))
);

-- A row is a version of a unit result that can count towards a later award, looked up by UCI whatever the centre.
-- run_id is the run that made it; none when it was loaded from a file.
create table awarding.unit_bank (
  uci text not null,
  unit text not null references catalogue.units,
  series text not null references catalogue.series,
  option text not null,
  centre_id text not null,
  version integer not null default 1 check (version > 0),
  run_id uuid,
  uniform integer,
  grade text,
  points integer,
  absent boolean not null,
  primary key (uci, unit, series, option, centre_id, version)
);

-- Whether a movement of a mark, made at an instant, is counted by a result of its entry that the asking person may see.
create function awarding.explains_result(
  of_centre text, of_series text, of_candidate integer, of_option text, at timestamptz
) returns boolean language sql stable parallel safe
  return exists (
    select from awarding.result r join awarding.run u on u.run_id = r.run_id
    where r.centre_id = of_centre and r.series = of_series and r.candidate_id = of_candidate and r.option = of_option
      and u.finished_at >= at
  );

-- A row is the result of one entry that stands: its latest version among the runs that agreed. Written as one ordered
-- pass over the key, so that it stays linear when the table has just been filled and the planner knows nothing of it
-- yet.
create view awarding.current_result with (security_invoker = true) as
select distinct on (r.centre_id, r.series, r.candidate_id, r.option)
       r.centre_id, r.series, r.candidate_id, r.option, r.version, r.run_id, r.family, r.kind, r.status, r.grade,
       r.partial_absence, r.total, r.uniform, r.points, r.marks, r.units, r.cause
from awarding.result r
where r.run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
order by r.centre_id, r.series, r.candidate_id, r.option, r.version desc;
-- A row is a unit result of any series that stands: the latest version loaded from a file or made by a run that agreed.
-- A version with neither a grade nor an absence is pending: it takes the place of earlier ones; what needs it waits.
create view awarding.banked_unit with (security_invoker = true) as
select b.uci, b.unit, b.series, b.option, b.centre_id, b.version, b.run_id, b.uniform, b.grade, b.points, b.absent,
       b.grade is null and not b.absent as pending
from awarding.unit_bank b
where (b.run_id is null or exists (select 1 from awarding.run u where u.run_id = b.run_id and u.status = 'agreed'))
  and not exists (
    select 1 from awarding.unit_bank n
    where n.uci = b.uci and n.unit = b.unit and n.series = b.series and n.option = b.option
      and n.centre_id = b.centre_id and n.version > b.version
      and (n.run_id is null or exists (select 1 from awarding.run u where u.run_id = n.run_id and u.status = 'agreed'))
  );
