-- Two records that are of one person, and two that are not: the board decides, with a reason.

-- What a record is entered for, and whether it has marks. No entries are known here: their module says it.
create function candidates.entries_of(of_centre text, of_candidate integer)
returns table (series text, series_title text, option text, title text, marked boolean) language sql stable
begin atomic
  select c.centre_id, c.centre_id, c.centre_id, c.centre_id, false from candidates.candidate c
  where false and c.centre_id = of_centre and c.candidate_id = of_candidate;
end;

-- A row is the board's decision that two records are of one person, which is known by one UCI from then on. Entries,
-- marks and results of both stay where they are. At one centre no more entries are made under the merged record.
create table candidates.merger (
  merged_centre text not null,
  merged_candidate integer not null,
  former_uci text not null,
  kept_centre text not null,
  kept_candidate integer not null,
  kept_uci text not null,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null default platform.clock(),
  act_id uuid not null,
  primary key (merged_centre, merged_candidate, former_uci),
  foreign key (merged_centre, merged_candidate) references candidates.candidate,
  foreign key (kept_centre, kept_candidate) references candidates.candidate,
  check (former_uci <> kept_uci),
  check ((merged_centre, merged_candidate) <> (kept_centre, kept_candidate))
);
create index on candidates.merger (kept_centre, kept_candidate);
create index on candidates.merger (former_uci);

-- A row is the board's decision that two records are not of one person, each pair once, in its order.
create table candidates.two_people (
  centre_id text not null,
  candidate_id integer not null,
  other_centre_id text not null,
  other_candidate_id integer not null,
  reason text not null check (trim(reason) <> ''),
  at timestamptz not null default platform.clock(),
  act_id uuid not null,
  primary key (centre_id, candidate_id, other_centre_id, other_candidate_id),
  foreign key (centre_id, candidate_id) references candidates.candidate,
  foreign key (other_centre_id, other_candidate_id) references candidates.candidate,
  check ((centre_id, candidate_id) < (other_centre_id, other_candidate_id))
);
create index on candidates.two_people (other_centre_id, other_candidate_id);

create trigger cites_act after insert on candidates.merger referencing new table as written
  for each statement execute function audit.cite_acts();
create trigger cites_act after insert on candidates.two_people referencing new table as written
  for each statement execute function audit.cite_acts();

-- Whether a record was merged into another one of its centre.
create function candidates.is_merged(of_centre text, of_candidate integer) returns boolean language sql stable
  return exists (
    select from candidates.merger m
    where m.merged_centre = of_centre and m.merged_candidate = of_candidate and m.kept_centre = of_centre);

-- The rule of merge-records stands here for every account: the UCIs are those on record, the people look like one, and
-- they are not both entered for one thing.
create function candidates.guard_merger() returns trigger language plpgsql as $$
begin
  if not exists (
    select from candidates.candidate k
    join candidates.candidate m on m.centre_id = new.merged_centre and m.candidate_id = new.merged_candidate
    where k.centre_id = new.kept_centre and k.candidate_id = new.kept_candidate
      and k.uci = new.kept_uci and m.uci = new.former_uci
      and (candidates.surname_of(k.file_name) <> candidates.surname_of(m.file_name))::integer
        + (candidates.forename_of(k.file_name) <> candidates.forename_of(m.file_name))::integer
        + coalesce(k.date_of_birth <> m.date_of_birth, false)::integer < 2
  ) or candidates.is_merged(new.kept_centre, new.kept_candidate)
    or candidates.is_merged(new.merged_centre, new.merged_candidate) then
    raise check_violation using message = 'merged records have the UCIs that are named, and look like one person';
  end if;
  if exists (
    select from candidates.entries_of(new.kept_centre, new.kept_candidate) k
    join candidates.entries_of(new.merged_centre, new.merged_candidate) m
      on m.series = k.series and m.option = k.option
  ) then
    raise check_violation using message = 'records that are merged are not both entered for one option of a series';
  end if;
  return new;
end $$;
create trigger guard_merger before insert on candidates.merger
  for each row execute function candidates.guard_merger();

-- In the end the merged record has the UCI that is kept.
create function candidates.guard_merged() returns trigger language plpgsql as $$
begin
  if not exists (
    select from candidates.candidate c
    where c.centre_id = new.merged_centre and c.candidate_id = new.merged_candidate and c.uci = new.kept_uci
  ) then
    raise check_violation using message = 'a merged record has the UCI that is kept';
  end if;
  return null;
end $$;
create constraint trigger guard_merged after insert on candidates.merger deferrable initially deferred
  for each row execute function candidates.guard_merged();

create function candidates.guard_two_people() returns trigger language plpgsql as $$
begin
  if not exists (
    select from candidates.candidate a
    join candidates.candidate b on b.centre_id = new.other_centre_id and b.candidate_id = new.other_candidate_id
    where a.centre_id = new.centre_id and a.candidate_id = new.candidate_id and a.uci <> b.uci
  ) then
    raise check_violation using message = 'records of one UCI are of one person';
  end if;
  return new;
end $$;
create trigger guard_two_people before insert on candidates.two_people
  for each row execute function candidates.guard_two_people();

-- Pairs without those that the board has decided about.
create or replace view candidates.pair with (security_invoker = true) as
with known as not materialized (
  select c.centre_id, c.candidate_id, c.uci, c.uln, c.surname, c.forenames, c.date_of_birth, c.sort_name,
    candidates.surname_of(c.file_name) as of_surname, candidates.forename_of(c.file_name) as of_forename
  from candidates.candidate c
), found as (
  select a as one, b as other,
    case when a.of_surname <> b.of_surname or a.of_forename <> b.of_forename or a.date_of_birth <> b.date_of_birth
      then 'uci' else 'same' end as found_by
  from known a
  join known b on b.uci = a.uci and b.centre_id > a.centre_id
  union all
  select a, b, 'uln' from known a
  join known b on b.uln = a.uln and b.uci > a.uci
  union all
  select a, b, 'person' from known a
  join known b on b.date_of_birth = a.date_of_birth and b.of_surname = a.of_surname and b.of_forename = a.of_forename
    and b.uci > a.uci
  where a.uln is null or b.uln is null
)
select found_by, (one).centre_id, (one).candidate_id, (one).uci, (one).surname, (one).forenames, (one).date_of_birth,
  (one).sort_name, (other).centre_id as other_centre_id, (other).candidate_id as other_candidate_id,
  (other).uci as other_uci, (other).surname as other_surname, (other).forenames as other_forenames,
  (other).date_of_birth as other_date_of_birth, (other).sort_name as other_sort_name
from found f
where f.found_by in ('uci', 'same') or not exists (
  select from candidates.two_people t
  where (t.centre_id, t.candidate_id, t.other_centre_id, t.other_candidate_id) in (
    ((f.one).centre_id, (f.one).candidate_id, (f.other).centre_id, (f.other).candidate_id),
    ((f.other).centre_id, (f.other).candidate_id, (f.one).centre_id, (f.one).candidate_id)));

-- A row is a decision of the board about a record and another one: `merged` into it, `kept` as the record of both, or
-- of `two` people. Published, for the board.
create view candidates.record_decision with (security_invoker = true) as
with decided as (
  select 'merged' as what, merged_centre as centre_id, merged_candidate as candidate_id, kept_centre as other_centre_id,
    kept_candidate as other_candidate_id, former_uci, kept_uci, reason, at
  from candidates.merger
  union all
  select 'kept', kept_centre, kept_candidate, merged_centre, merged_candidate, former_uci, kept_uci, reason, at
  from candidates.merger
  union all
  select 'two', centre_id, candidate_id, other_centre_id, other_candidate_id, null, null, reason, at
  from candidates.two_people
  union all
  select 'two', other_centre_id, other_candidate_id, centre_id, candidate_id, null, null, reason, at
  from candidates.two_people
)
select d.what, d.centre_id, d.candidate_id, d.other_centre_id, d.other_candidate_id, o.surname as other_surname,
  o.forenames as other_forenames, d.former_uci, d.kept_uci, d.reason, d.at
from decided d
join candidates.candidate o on o.centre_id = d.other_centre_id and o.candidate_id = d.other_candidate_id;

-- A row is a UCI that a centre knew somebody by and that was merged into another one. Published: no reasons.
create view candidates.former_uci with (security_invoker = true) as
select m.merged_centre as centre_id, m.merged_candidate as candidate_id, m.former_uci, m.kept_uci,
  case when m.kept_centre = m.merged_centre then m.kept_candidate end as kept_candidate
from candidates.merger m;
