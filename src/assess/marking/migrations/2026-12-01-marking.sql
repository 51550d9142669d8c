-- The ledger of marks, and drafts of marks.
create schema marking;

-- A row is the marks of one centre in one series: locked, in the order of centres, by every act that changes them.
create table marking.ledger (
  centre_id text not null references centres.centre,
  series text not null references catalogue.series,
  primary key (centre_id, series)
);

-- A row is one movement of one mark: the current mark is the sum of its movements, the current status that of the last.
-- Nothing is updated in place. movement 1 is the raw mark (or the claimed grade); later ones carry their cause.
-- A mark that is absent or withdrawn sums to 0; hold and release change nothing but the status.
-- Every act proves that each of its marks has an entry, and nobody may delete one, so a foreign key would only check
-- each row once more, at more than the cost of writing it; that of the component is kept once for all its marks, in
-- marked_component.
create table marking.movement (
  centre_id text not null,
  series text not null,
  candidate_id integer not null,
  option text not null,
  component text not null,
  movement integer not null check (movement > 0),
  change integer not null,
  status text not null check (status in ('marked', 'absent', 'withdrawn', 'incomplete', 'pending')),
  grade text,
  cause text not null check (cause in
    ('raw', 'correction', 'moderation', 'special-consideration', 'scaling', 'review', 'hold', 'release')),
  reason text,
  act_id uuid not null,
  -- When it was made, by the clock that tells when an award run ended.
  made_at timestamptz not null default platform.clock(),
  -- Whether it moved a mark that the centre gives, which the centre may see at once. Where nobody says so it may not.
  centre_marked boolean not null default false,
  primary key (centre_id, series, candidate_id, option, component, movement),
  check (cause not in ('correction', 'hold') or reason is not null),
  check (cause not in ('hold', 'release') or change = 0),
  check ((cause = 'hold') <= (status = 'pending')),
  check (grade is null or change = 0)
);
-- A row is a component of an option that has marks, which a catalogue may therefore no longer leave out.
create table marking.marked_component (
  option text not null,
  component text not null,
  primary key (option, component),
  foreign key (option, component) references catalogue.option_components
);
create function marking.is_centre_marked(of_component text) returns boolean language sql stable parallel safe
  return exists (select 1 from catalogue.components c where c.component = of_component and c.teacher_marks <> 'N');

-- A row is the current mark of one component of one entry. mark: the sum of all movements, null where there is none
-- to show; recorded: what the marker gave (raw and corrections), recorded_by: with which movement; adjusted: moved
-- since for another cause, so no longer corrected here.
create view marking.current_mark with (security_invoker = true) as
select centre_id, series, candidate_id, option, component,
       case when (array_agg(status order by movement desc))[1] in ('marked', 'incomplete')
             and (array_agg(grade order by movement desc))[1] is null
            then sum(change)::integer end as mark,
       (array_agg(status order by movement desc))[1] as status,
       (array_agg(grade order by movement desc))[1] as grade,
       max(movement) as movement,
       (sum(change) filter (where cause in ('raw', 'correction')))::integer as recorded,
       max(movement) filter (where cause in ('raw', 'correction')) as recorded_by,
       (array_agg(status order by movement desc) filter (where status <> 'pending'))[1] as status_beneath,
       bool_or(cause in ('moderation', 'special-consideration', 'scaling', 'review')) as adjusted
from marking.movement
group by centre_id, series, candidate_id, option, component;

-- A row is one version of a mark that a teacher keeps before it is submitted: of centre-marked work, seen by the centre
-- alone, counted by no award. Nothing is updated in place: the last version is the draft, unless it is cleared.
-- on_movement: the last movement of the mark when the draft was kept; one recorded later takes the draft's place.
create table marking.draft_mark (
  centre_id text not null,
  series text not null,
  candidate_id integer not null,
  option text not null,
  component text not null,
  version integer not null check (version > 0),
  mark integer,
  grade text,
  status text not null check (status in ('marked', 'absent', 'withdrawn', 'incomplete', 'cleared')),
  on_movement integer not null check (on_movement >= 0),
  entered_by text not null,
  entered_by_name text not null,
  entered_at timestamptz not null default platform.clock(),
  act_id uuid not null,
  primary key (centre_id, series, candidate_id, option, component, version),
  foreign key (centre_id, series, candidate_id, option) references entries.entry,
  check (mark is null or grade is null),
  check ((status in ('marked', 'incomplete')) = (mark is not null or grade is not null))
);

-- A row is the draft of a mark that stands: its last version, where nothing was recorded since it was kept.
create view marking.current_draft with (security_invoker = true) as
select d.centre_id, d.series, d.candidate_id, d.option, d.component, d.version, d.mark, d.grade, d.status,
       d.on_movement, d.entered_by, d.entered_by_name, d.entered_at
from (
  select distinct on (v.centre_id, v.series, v.candidate_id, v.option, v.component)
         v.centre_id, v.series, v.candidate_id, v.option, v.component, v.version, v.mark, v.grade, v.status,
         v.on_movement, v.entered_by, v.entered_by_name, v.entered_at
  from marking.draft_mark v
  order by v.centre_id, v.series, v.candidate_id, v.option, v.component, v.version desc
) d
where d.status <> 'cleared' and not exists (
  select from marking.movement m
  where m.centre_id = d.centre_id and m.series = d.series and m.candidate_id = d.candidate_id and m.option = d.option
    and m.component = d.component and m.movement > d.on_movement and m.cause in ('raw', 'correction')
);
