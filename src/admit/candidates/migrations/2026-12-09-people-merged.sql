-- A merger is of people: every record of both UCIs has the UCI that is kept, at whatever centre it is.

-- The record of its centre that a record was merged into; null for the one that entries are made under. That one is
-- never merged itself, so all records of a person at a centre name the same one.
alter table candidates.candidate add column merged_into integer;

-- Mergers of before: no policy lets a migration change rows, so the whole table is written again.
create function candidates.merged_before(of_centre text, of_candidate integer) returns integer language sql stable
  return (
    select m.kept_candidate from candidates.merger m
    where m.merged_centre = of_centre and m.merged_candidate = of_candidate and m.kept_centre = of_centre
    order by m.at desc limit 1);
alter table candidates.candidate
  alter column merged_into type integer using candidates.merged_before(centre_id, candidate_id);
drop function candidates.merged_before;

alter table candidates.candidate
  add foreign key (centre_id, merged_into) references candidates.candidate,
  add check (merged_into <> candidate_id);
create index on candidates.candidate (centre_id, merged_into) where merged_into is not null;

-- At one centre a UCI names one record, beside those that were merged into it. Being partial, the index cannot tempt
-- the planner to check foreign keys through it.
create unique index one_record on candidates.candidate (centre_id, uci) where merged_into is null;

-- A pair may be merged again, when a correction has parted it.
alter table candidates.merger
  drop constraint merger_pkey,
  add primary key (merged_centre, merged_candidate, former_uci, act_id);

create or replace function candidates.is_merged(of_centre text, of_candidate integer) returns boolean
language sql stable
  return exists (
    select from candidates.candidate c
    where c.centre_id = of_centre and c.candidate_id = of_candidate and c.merged_into is not null);

-- Whether the board decided of a record, in a merger, that it is of the person of a UCI.
create function candidates.of_merger(of_centre text, of_candidate integer, of_uci text) returns boolean
language sql stable
  return exists (
    select from candidates.merger m
    where m.merged_centre = of_centre and m.merged_candidate = of_candidate and m.kept_uci = of_uci
  ) or exists (
    select from candidates.merger m
    where m.kept_centre = of_centre and m.kept_candidate = of_candidate and m.kept_uci = of_uci
  );

-- A row is a record that was merged into another one of its centre. Published.
create view candidates.merged_record with (security_invoker = true) as
select c.centre_id, c.candidate_id, c.merged_into as kept_candidate
from candidates.candidate c
where c.merged_into is not null;

-- A row is a record and another one of the same person at the same centre: each pair both ways. Published.
create view candidates.one_person with (security_invoker = true) as
with member as (
  select m.centre_id, m.kept_candidate, m.candidate_id from candidates.merged_record m
  union
  select m.centre_id, m.kept_candidate, m.kept_candidate from candidates.merged_record m
)
select a.centre_id, a.candidate_id, b.candidate_id as other_id
from member a
join member b on b.centre_id = a.centre_id and b.kept_candidate = a.kept_candidate and b.candidate_id <> a.candidate_id;

-- A row is a UCI that a centre knew somebody by, that was merged into another one, and that nobody of the centre has
-- now; kept_uci is the one to use. Published: no reasons.
create or replace view candidates.former_uci with (security_invoker = true) as
select distinct m.merged_centre as centre_id, m.merged_candidate as candidate_id, m.former_uci, c.uci as kept_uci,
  c.merged_into as kept_candidate
from candidates.merger m
join candidates.candidate c on c.centre_id = m.merged_centre and c.candidate_id = m.merged_candidate
where not exists (
  select from candidates.candidate h where h.centre_id = m.merged_centre and h.uci = m.former_uci);

-- A record is merged into another one of its centre by a merger that says so, and stays so.
create function candidates.guard_merged_into() returns trigger language plpgsql as $$
begin
  if new.merged_into is null or not exists (
    select from candidates.merger m
    join candidates.candidate k on k.centre_id = m.kept_centre and k.candidate_id = m.kept_candidate
    where m.merged_centre = new.centre_id and m.merged_candidate = new.candidate_id
      and m.kept_centre = new.centre_id and m.kept_candidate = new.merged_into and k.merged_into is null
  ) then
    raise check_violation using message = 'a record is merged into another one of its centre by a merger alone';
  end if;
  return new;
end $$;
create trigger guard_merged_into before update on candidates.candidate for each row
  when (old.merged_into is distinct from new.merged_into)
  execute function candidates.guard_merged_into();
create trigger guard_new_record before insert on candidates.candidate for each row
  when (new.merged_into is not null)
  execute function candidates.guard_merged_into();

-- Records of one person at one centre keep one UCI, whatever it is corrected to.
create function candidates.guard_together() returns trigger language plpgsql as $$
begin
  if exists (
    select from candidates.one_person p
    join candidates.candidate o on o.centre_id = p.centre_id and o.candidate_id = p.other_id
    join candidates.candidate c on c.centre_id = p.centre_id and c.candidate_id = p.candidate_id
    where p.centre_id = new.centre_id and p.candidate_id = new.candidate_id and o.uci <> c.uci
  ) then
    raise check_violation using message = 'records of one centre that were merged have one UCI';
  end if;
  return null;
end $$;
create constraint trigger guard_together after update on candidates.candidate deferrable initially deferred
  for each row when (old.uci <> new.uci or old.merged_into is distinct from new.merged_into)
  execute function candidates.guard_together();

-- The rule of merge-records stands here for every account: the UCIs are those on record, the people look like one, and
-- what is merged is not entered for what a record of the UCI that is kept is entered for.
create or replace function candidates.guard_merger() returns trigger language plpgsql as $$
begin
  if not exists (
    select from candidates.candidate k
    join candidates.candidate m on m.centre_id = new.merged_centre and m.candidate_id = new.merged_candidate
    where k.centre_id = new.kept_centre and k.candidate_id = new.kept_candidate
      and k.uci = new.kept_uci and m.uci = new.former_uci and k.merged_into is null
      and (candidates.surname_of(k.file_name) <> candidates.surname_of(m.file_name))::integer
        + (candidates.forename_of(k.file_name) <> candidates.forename_of(m.file_name))::integer
        + coalesce(k.date_of_birth <> m.date_of_birth, false)::integer < 2
  ) then
    raise check_violation using message = 'merged records have the UCIs that are named, and look like one person';
  end if;
  if exists (
    select from candidates.candidate c
    cross join lateral candidates.entries_of(c.centre_id, c.candidate_id) k
    join candidates.entries_of(new.merged_centre, new.merged_candidate) m
      on m.series = k.series and m.option = k.option
    where c.uci = new.kept_uci
      and (c.centre_id, c.candidate_id) <> (new.merged_centre, new.merged_candidate)
  ) then
    raise check_violation using message = 'records that are merged are not both entered for one option of a series';
  end if;
  return new;
end $$;

-- In the end nobody has the UCI that is given up, and no two records of the one that is kept contradict each other.
create or replace function candidates.guard_merged() returns trigger language plpgsql as $$
begin
  if not exists (
    select from candidates.candidate c
    where c.centre_id = new.merged_centre and c.candidate_id = new.merged_candidate and c.uci = new.kept_uci
      and (new.merged_centre <> new.kept_centre or c.merged_into = new.kept_candidate)
  ) then
    raise check_violation using message = 'a merged record has the UCI that is kept';
  end if;
  if exists (select from candidates.candidate c where c.uci = new.former_uci) then
    raise check_violation using message = 'every record of a UCI that is given up has the one that is kept';
  end if;
  if exists (
    select from candidates.candidate c
    where c.centre_id = new.merged_centre and c.merged_into = new.merged_candidate
      and new.kept_centre = new.merged_centre
  ) then
    raise check_violation using message = 'what was merged into a record follows it';
  end if;
  if exists (select from candidates.disputed_pair d where d.uci = new.kept_uci) then
    raise check_violation using message = 'records of one person look like one person, each like every other';
  end if;
  return null;
end $$;
