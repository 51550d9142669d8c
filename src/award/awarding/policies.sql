-- Who may read and write what of awarding.
grant usage on schema awarding to accolade_centre, accolade_board, accolade_public, accolade_worker;

grant select on awarding.award_run to accolade_board, accolade_worker;

revoke execute on function awarding.has_a_say from public;
grant execute on function awarding.has_a_say to accolade_board, accolade_worker;
grant select on awarding.banked_unit to accolade_board, accolade_worker;

grant select on awarding.current_result to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- The outcome of every total says what the boundaries are.
alter table awarding.outcome enable row level security;
alter table awarding.outcome force row level security;
create policy board_duty on awarding.outcome to accolade_board
  using (awarding.sees_results()) with check (awarding.sees_results());
create policy worker_all on awarding.outcome to accolade_worker using (true) with check (true);
grant select, insert, delete on awarding.outcome to accolade_board, accolade_worker;

alter table awarding.result enable row level security;
alter table awarding.result force row level security;
create policy board_duty on awarding.result to accolade_board
  using (awarding.sees_results()) with check (awarding.sees_results());
-- A result is seen only if its run agreed with the second calculation, and then from the release time of its family.
-- Both are asked of the tables once for a query: a function for each row takes forty times as long, and what a setting
-- says, somebody with this account could set.
create policy candidate_own_released on awarding.result for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate()
    and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
    and (series, family) in (select o.series, o.family from results.open_to_candidate() o));
create policy centre_own_released on awarding.result for select to accolade_centre
  using (centre_id = platform.current_centre()
    and run_id in (select u.run_id from awarding.run u where u.status = 'agreed')
    and (series, family) in (select o.series, o.family from results.open_at_centre() o));
-- A teacher of some subjects sees the results of those subjects.
create policy own_subjects on awarding.result as restrictive to accolade_centre
  using (platform.current_subjects() is null or option = any (platform.current_options()));
create policy worker_all on awarding.result to accolade_worker using (true) with check (true);
-- For the triggers that suspend a release, which have the rights of their owner.
create policy owner_judges on awarding.result for select to accolade_owner using (true);
create policy owner_judges on awarding.run for select to accolade_owner using (true);
create policy owner_counts on awarding.run for update to accolade_owner using (true) with check (true);
revoke execute on function awarding.count_changes, awarding.note_counted, awarding.guard_number from public;
grant execute on function awarding.count_changes to accolade_board, accolade_worker;
grant select on awarding.result to accolade_centre, accolade_public;
grant select, insert on awarding.result to accolade_board, accolade_worker;

alter table awarding.run enable row level security;
alter table awarding.run force row level security;
-- Centres and candidates may know of a run only that it agreed, and nothing before results of its series have reached
-- them. The time it ended shows whether a new version came after the release, and so whether an issued result was
-- changed.
create policy agreed_runs on awarding.run for select to accolade_centre, accolade_public using (status = 'agreed');
-- Everyone at the board may know how far an award has come. The report of one that failed or disagreed names results.
create policy board_adds on awarding.run for insert to accolade_board with check (true);
create policy board_moves_on on awarding.run for update to accolade_board using (true) with check (true);
create policy board_sees on awarding.run for select to accolade_board
  using (status not in ('failed', 'disagreed') or awarding.sees_results());
create policy released_to_candidate on awarding.run as restrictive for select to accolade_public
  using (series in (select o.series from results.open_to_candidate() o));
create policy released_to_centre on awarding.run as restrictive for select to accolade_centre
  using (series in (select o.series from results.open_at_centre() o));
create policy worker_all on awarding.run to accolade_worker using (true) with check (true);
grant select, insert, update on awarding.run to accolade_board, accolade_worker;
grant select (run_id, series, finished_at, status, rule_version) on awarding.run to accolade_centre, accolade_public;

grant select, insert on awarding.run_step to accolade_board, accolade_worker;

alter table awarding.unit_bank enable row level security;
alter table awarding.unit_bank force row level security;
create policy board_duty on awarding.unit_bank to accolade_board
  using (awarding.sees_results() or platform.may('units.bank'))
  with check (awarding.sees_results() or platform.may('units.bank'));
create policy worker_all on awarding.unit_bank to accolade_worker using (true) with check (true);
grant select, insert on awarding.unit_bank to accolade_board, accolade_worker;
-- For bank_merged, which has the rights of its owner.
create policy owner_merges on awarding.unit_bank to accolade_owner using (true) with check (true);
revoke execute on function awarding.bank_merged from public;

-- What an award stood on is open with its results: to everyone from the centres' release time of its family, as
-- boundaries are.
alter table awarding.basis enable row level security;
alter table awarding.basis force row level security;
create policy board_early on awarding.basis to accolade_board
  using (catalogue.sees_early_boundaries() or awarding.sees_results())
  with check (awarding.sees_results());
create policy worker_all on awarding.basis to accolade_worker using (true) with check (true);
create policy open_with_boundaries on awarding.basis for select
  to accolade_centre, accolade_board, accolade_assessor, accolade_public
  using ((series, family) in (select r.series, r.family from results.opened r where r.audience = 'centres'));
grant usage on schema awarding to accolade_assessor;
grant select on awarding.basis, awarding.standing_basis, awarding.boundary_in_force
  to accolade_centre, accolade_assessor, accolade_public;
grant select, insert on awarding.basis to accolade_board, accolade_worker;
grant select on awarding.standing_basis, awarding.boundary_in_force to accolade_board, accolade_worker;
-- What changed says what the boundaries are now.
alter table awarding.catalogue_change enable row level security;
create policy board_early on awarding.catalogue_change to accolade_board
  using (catalogue.sees_early_boundaries() or awarding.sees_results())
  with check (catalogue.sees_early_boundaries() or awarding.sees_results());
create policy worker_all on awarding.catalogue_change to accolade_worker using (true) with check (true);
grant select, insert on awarding.catalogue_change to accolade_board, accolade_worker;
