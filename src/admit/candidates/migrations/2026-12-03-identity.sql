-- Who a candidate was before, whose results are issued, and what is known of a person at other centres.

-- The two parts of a name in files by which people are compared: SURNAME and first FORENAME, letters alone.
create function candidates.surname_of(file_name text) returns text language sql immutable parallel safe
  return translate(split_part(file_name, ':', 1), ' ''.()/-', '');
create function candidates.forename_of(file_name text) returns text language sql immutable parallel safe
  return translate(split_part(split_part(file_name, ':', 2), ' ', 1), '''.()/-', '');

create index on candidates.candidate (candidates.surname_of(file_name), date_of_birth);
create index on candidates.candidate (uln) where uln is not null;

-- When the details of a candidate became what they are; null: they have never been others.
alter table candidates.candidate add column details_from timestamptz;

-- A name in small letters without accents, for comparing: Évrard is evrard, Ørsted orsted, Strauß strauss.
create function candidates.fold_name(name text) returns text language sql immutable parallel safe
  return translate(
    regexp_replace(
      normalize(
        replace(replace(replace(replace(lower(
          replace(replace(replace(replace(name, 'Æ', 'ae'), 'Œ', 'oe'), 'Þ', 'th'), 'ẞ', 'ss')
        ), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ß', 'ss'),
        NFD),
      U&'[\0300-\036F]', '', 'g'),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZØøŁłĐđÐðĦħıŊŋ', 'abcdefghijklmnopqrstuvwxyzoollddddhhinn');
-- The letters of a name and nothing between them: O'Brien is obrien, Anne-Marie annemarie, St. John stjohn.
create function candidates.compact_name(name text) returns text language sql immutable parallel safe
  return regexp_replace(candidates.fold_name(name),
    U&'[\0020\00A0\0009''`".,:()/\00B4\2018\2019\02BC\2010-\2015\002D]', '', 'g');
-- What people of a register are in order of: letters alone, surname first, hyphens as spaces.
create function candidates.sort_key(surname text, forenames text) returns text language sql immutable parallel safe
  return candidates.compact_name(surname) || ' '
    || regexp_replace(translate(candidates.fold_name(forenames), U&'\002D\2010\2011\2013\2014', '     '),
      U&'[''`".,()/\00B4\2018\2019\02BC]', '', 'g');
-- What somebody is found by: surname and forenames, each as one word.
create function candidates.search_key(surname text, forenames text, file_name text) returns text
language sql immutable parallel safe
  return candidates.compact_name(surname) || ' ' || candidates.compact_name(forenames) || ' '
    || candidates.compact_name(file_name);
alter table candidates.candidate
  add column sort_name text collate "C" not null generated always as (candidates.sort_key(surname, forenames)) stored,
  add column search_name text not null
    generated always as (candidates.search_key(surname, forenames, file_name)) stored;

-- A row is what a candidate's details were from one instant, or from the first (null), until another. Written by the
-- database whenever they change, whoever changes them; nobody can add, change or remove a row.
create table candidates.earlier_details (
  centre_id text not null,
  candidate_id integer not null,
  version integer not null check (version > 0),
  from_at timestamptz,
  until_at timestamptz not null,
  uci text not null,
  uln text,
  surname text not null,
  forenames text not null,
  file_name text not null,
  sex text not null,
  date_of_birth date,
  status text not null,
  entered_options text[] not null,
  primary key (centre_id, candidate_id, version),
  foreign key (centre_id, candidate_id) references candidates.candidate
);
create function candidates.refuse_by_hand() returns trigger language plpgsql as $$
begin
  raise exception 'earlier details are kept by the database alone' using errcode = 'insufficient_privilege';
end
$$;
-- Rows come from keep_details and from nowhere else.
create trigger kept_by_database before insert on candidates.earlier_details for each row
when (pg_trigger_depth() = 0) execute function candidates.refuse_by_hand();

-- Whether results of a candidate have been issued. No results are known here: their module says it.
create function candidates.has_results(of_centre text, of_candidate integer) returns boolean
language sql stable return false;

-- A row is the board's decision that a candidate's record is of this person though its identity changes: version is
-- that of the details it replaces, in earlier_details.
create table candidates.identity_decision (
  centre_id text not null,
  candidate_id integer not null,
  version integer not null check (version > 0),
  reason text not null check (reason <> ''),
  act_id uuid not null,
  primary key (centre_id, candidate_id, version),
  foreign key (centre_id, candidate_id) references candidates.candidate
);

-- Keeps what the details were. The rule of compare-people.ts stands here for every account: two of surname, first
-- forename and date of birth make another person, and so does the forename alone once results are issued.
create function candidates.keep_details() returns trigger language plpgsql
set search_path = pg_catalog as $$
declare
  -- Never before the last change, so that the times of one candidate's details never overlap.
  moment constant timestamptz := greatest(platform.clock(), old.details_from);
  another_surname constant boolean := candidates.surname_of(old.file_name) <> candidates.surname_of(new.file_name);
  another_forename constant boolean
    := candidates.forename_of(old.file_name) <> candidates.forename_of(new.file_name);
  another_birth constant boolean := coalesce(old.date_of_birth <> new.date_of_birth, false);
  this_version constant integer := 1 + coalesce((
    select max(e.version) from candidates.earlier_details e
    where e.centre_id = old.centre_id and e.candidate_id = old.candidate_id), 0);
begin
  if (old.uci <> new.uci or another_surname::integer + another_forename::integer + another_birth::integer > 1
      or another_forename and candidates.has_results(old.centre_id, old.candidate_id))
    and not exists (
      select from candidates.identity_decision d
      where d.centre_id = old.centre_id and d.candidate_id = old.candidate_id and d.version = this_version)
  then
    raise exception 'the record of a candidate cannot become that of another person without a decision of the board'
      using errcode = 'check_violation', constraint = 'same_person';
  end if;
  insert into candidates.earlier_details (centre_id, candidate_id, version, from_at, until_at, uci, uln, surname,
    forenames, file_name, sex, date_of_birth, status, entered_options)
  values (old.centre_id, old.candidate_id, this_version, old.details_from, moment, old.uci, old.uln, old.surname,
    old.forenames, old.file_name, old.sex, old.date_of_birth, old.status, old.entered_options);
  new.details_from := moment;
  return new;
end
$$;
create trigger keep_details before update on candidates.candidate for each row
when ((old.uci, old.uln, old.surname, old.forenames, old.file_name, old.sex, old.date_of_birth, old.status)
  is distinct from
  (new.uci, new.uln, new.surname, new.forenames, new.file_name, new.sex, new.date_of_birth, new.status))
execute function candidates.keep_details();

-- A row is what a candidate's details were, or are, from one instant until another.
create view candidates.details_over_time with (security_invoker = true) as
select centre_id, candidate_id, coalesce(from_at, '-infinity') as from_at, until_at, uci, uln, surname, forenames,
  file_name, sex, date_of_birth, status,
  candidates.sort_key(surname, forenames) collate "C" as sort_name,
  candidates.search_key(surname, forenames, file_name) as search_name
from candidates.earlier_details
union all
select centre_id, candidate_id, coalesce(details_from, '-infinity'), 'infinity', uci, uln, surname, forenames,
  file_name, sex, date_of_birth, status, sort_name, search_name
from candidates.candidate;

-- What people whom a centre names have at other centres: n is the person asked about; found_by how they were found (the
-- UCI, in another name or with another date of birth; the ULN under another UCI; name and date of birth under another
-- UCI); has_results whether results are issued there to what the rule of compare-people.ts calls another person. Never
-- which centre it is, nor what differs: a centre that makes people up learns nothing about a child, not even a school.
create function candidates.compare_elsewhere(
  at_centre text, ucis text[], ulns text[], names text[], births date[]
) returns table (n integer, found_by text, has_results boolean)
language sql stable security definer set search_path = pg_catalog
begin atomic
  with asked as (
    select a.n, a.uci, a.uln, a.name, a.birth
    from unnest(ucis, ulns, names, births) with ordinality as a (uci, uln, name, birth, n)
  ), met as (
    select a.n, 'uci' as found_by, c.centre_id, c.candidate_id
    from asked a join candidates.candidate c on c.uci = a.uci
    union all
    select a.n, 'uln', c.centre_id, c.candidate_id
    from asked a join candidates.candidate c on c.uln = a.uln and c.uci <> a.uci
    union all
    select a.n, 'person', c.centre_id, c.candidate_id
    from asked a
    join candidates.candidate c on candidates.surname_of(c.file_name) = candidates.surname_of(a.name)
      and c.date_of_birth = a.birth and c.uci <> a.uci
      and candidates.forename_of(c.file_name) = candidates.forename_of(a.name) and (c.uln is null or a.uln is null)
  ), compared as (
    select m.n, m.found_by, m.centre_id, m.candidate_id,
      (candidates.surname_of(c.file_name) <> candidates.surname_of(a.name))::integer as surname,
      (candidates.forename_of(c.file_name) <> candidates.forename_of(a.name))::integer as forename,
      coalesce(c.date_of_birth <> a.birth, false)::integer as birth
    from met m
    join asked a on a.n = m.n
    join candidates.candidate c on c.centre_id = m.centre_id and c.candidate_id = m.candidate_id
    where m.centre_id <> at_centre and at_centre = coalesce(platform.current_centre(), at_centre)
  )
  select c.n::integer, c.found_by,
    bool_or(c.found_by = 'uci' and c.forename + greatest(c.surname + c.forename + c.birth - 1, 0) > 0
      and candidates.has_results(c.centre_id, c.candidate_id))
  from compared c
  where c.found_by <> 'uci' or c.surname + c.forename + c.birth > 0
  group by c.n, c.found_by
  order by c.n, c.found_by desc;
end;

-- A row is a candidate with the number of a series, as people name candidates: nobody knows a candidate_id.
create view candidates.numbered_candidate with (security_invoker = true) as
select n.centre_id, n.series, n.candidate_id, n.candidate_number, c.surname, c.forenames
from candidates.candidate_number n
join candidates.candidate c on c.centre_id = n.centre_id and c.candidate_id = n.candidate_id;
