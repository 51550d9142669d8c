-- Who may read and write what in results.
grant usage on schema results
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;

alter table results.prepared_file enable row level security;
alter table results.prepared_file force row level security;
-- A file holds the results of every subject.
create policy all_subjects on results.prepared_file as restrictive to accolade_centre
  using (platform.current_subjects() is null);
create policy board_all on results.prepared_file to accolade_board using (true) with check (true);
create policy centre_own_released on results.prepared_file for select to accolade_centre
  using (centre_id = platform.current_centre()
    and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
    and (series, family) in (select o.series, o.family from results.open_at_centre() o));
create policy worker_all on results.prepared_file to accolade_worker using (true) with check (true);
grant select on results.prepared_file to accolade_centre;
grant select, insert, update, delete on results.prepared_file to accolade_board, accolade_worker;

grant select, insert, update, delete on results.release to accolade_board;
grant select on results.release to accolade_worker;
-- Release times are public; only the board sees who set them.
grant select (series, family, audience, at) on results.release
  to accolade_centre, accolade_assessor, accolade_public;
