-- Who may read and write what in results.
grant usage on schema results
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;

alter table results.prepared_file enable row level security;
alter table results.prepared_file force row level security;
-- A file holds the results of every subject.
create policy all_subjects on results.prepared_file as restrictive to accolade_centre
  using (platform.current_subjects() is null);
create policy board_duty on results.prepared_file to accolade_board
  using (awarding.sees_results()) with check (awarding.sees_results());
create policy centre_own_released on results.prepared_file for select to accolade_centre
  using (centre_id = platform.current_centre()
    and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
    and (series, family) in (select o.series, o.family from results.open_at_centre() o));
create policy worker_all on results.prepared_file to accolade_worker using (true) with check (true);
grant select on results.prepared_file to accolade_centre, accolade_board;
grant select, insert, update on results.prepared_file to accolade_worker;

-- A release is set by those who may see everything that it is judged by.
alter table results.release enable row level security;
create policy everyone_reads on results.release for select
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker using (true);
create policy board_releases on results.release to accolade_board
  using (platform.may('results.release')) with check (platform.may('results.release'));
grant select, insert, update (at, set_by, proposal_id, run_id) on results.release to accolade_board;
grant select on results.release to accolade_worker;
-- Release times are public, and so is whether they stand; only the board sees who set them.
grant select (series, family, audience, at, proposal_id, run_id) on results.release
  to accolade_centre, accolade_assessor, accolade_public;
grant select on results.opened
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;

alter table results.contact enable row level security;
alter table results.contact force row level security;
create policy board_all on results.contact to accolade_board using (true) with check (true);
grant select, insert on results.contact to accolade_board;
-- A centre reads what was said to it, from when it sees that results are pending.
create policy centre_reads_own on results.contact for select to accolade_centre
  using (centre_id = platform.current_centre() and series in (select o.series from results.open_at_centre() o));
grant select on results.contact to accolade_centre;

grant select on results.opening
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;
grant insert on results.opening to accolade_board, accolade_worker;

grant select, insert on results.setting to accolade_board;

-- Suspensions follow from what happened: they are written by triggers that have the rights of their owner, and by the
-- act that two people stop a release with. Nobody takes one back.
alter table results.suspension enable row level security;
create policy by_two_people on results.suspension for insert to accolade_board with check (because = 'stop');
create policy everyone on results.suspension for select
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker using (true);
create policy worker_tells on results.suspension for update to accolade_worker using (true) with check (true);
grant select (proposal_id, series, family) on results.suspension
  to accolade_centre, accolade_assessor, accolade_public;
grant select, insert (proposal_id, series, family, because, stop_id) on results.suspension to accolade_board;
grant select, update (told_at) on results.suspension to accolade_worker;

alter table results.touched enable row level security;
create policy board_reads on results.touched for select to accolade_board using (true);
grant select on results.touched to accolade_board;
revoke execute on function results.note_marks, results.note_run, results.note_catalogue, results.judge_touched,
  results.note_entries, results.note_entry, results.note_person, results.touch_entries, results.touch_disputed,
  results.refuse_disputed, results.guard_disputed, results.guard_disputed_entry, candidates.held_people
  from public;
grant execute on function candidates.held_people to accolade_centre, accolade_board;

-- Whoever sets releases can hold a turn alone; the triggers hold theirs with the rights of their owner.
grant select, insert, update (at) on results.turn to accolade_board;
