-- Owned by marking.
create schema marking;
grant usage on schema marking to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is one movement of one mark: the current mark is the sum of its movements, the current status that of the last.
-- Nothing is updated in place. movement 1 is the raw mark (or the claimed grade); later ones carry their cause.
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
  cause text not null check (cause in ('raw', 'correction', 'moderation', 'special-consideration', 'scaling', 'review')),
  act_id uuid not null,
  primary key (centre_id, series, candidate_id, option, component, movement),
  foreign key (centre_id, series, candidate_id, option) references entries.entry,
  foreign key (option, component) references catalogue.option_components (option, component)
);
create function marking.is_centre_marked(of_component text) returns boolean language sql stable parallel safe
  return exists (select 1 from catalogue.components c where c.component = of_component and c.teacher_marks <> 'N');

alter table marking.movement enable row level security;
alter table marking.movement force row level security;
-- A centre writes and reads the marks of its own centre-marked work; examined marks are the board's until results (see results).
create policy centre_own_work on marking.movement to accolade_centre
  using (centre_id = platform.current_centre() and marking.is_centre_marked(component))
  with check (centre_id = platform.current_centre() and marking.is_centre_marked(component));
create policy board_all on marking.movement to accolade_board using (true) with check (true);
create policy worker_all on marking.movement to accolade_worker using (true) with check (true);
grant select, insert on marking.movement to accolade_board, accolade_worker;
grant select, insert on marking.movement to accolade_centre;

-- A row is the current mark of one component of one entry.
create view marking.current_mark with (security_invoker = true) as
select centre_id, series, candidate_id, option, component,
       case when (array_agg(status order by movement desc))[1] in ('marked', 'incomplete')
            then sum(change)::integer end as mark,
       (array_agg(status order by movement desc))[1] as status,
       (array_agg(grade order by movement desc))[1] as grade,
       max(movement) as movement
from marking.movement
group by centre_id, series, candidate_id, option, component;
grant select on marking.current_mark to accolade_centre, accolade_board, accolade_worker;

-- A row is one file of marks received, as entries.file.
create table marking.file (
  centre_id text not null,
  file_id uuid not null,
  name text not null,
  kind text not null check (kind in ('M', 'CSV')),
  series text,
  content_hash text not null,
  received_at timestamptz not null default now(),
  received_by text not null,
  status text not null check (status in ('accepted', 'accepted-with-warnings', 'rejected')),
  records integer not null default 0,
  content bytea not null,
  report jsonb not null,
  primary key (centre_id, file_id)
);
alter table marking.file enable row level security;
alter table marking.file force row level security;
create policy centre_own on marking.file to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy board_all on marking.file to accolade_board using (true) with check (true);
create policy worker_all on marking.file to accolade_worker using (true) with check (true);
grant select, insert on marking.file to accolade_centre, accolade_board, accolade_worker;
