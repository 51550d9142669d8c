-- Who may read and write what of marking.
grant usage on schema marking to accolade_centre, accolade_board, accolade_public, accolade_worker;

grant select on marking.current_draft to accolade_centre;

grant select on marking.current_mark to accolade_centre, accolade_board, accolade_worker;

alter table marking.draft_mark enable row level security;
alter table marking.draft_mark force row level security;
create policy centre_own_work on marking.draft_mark to accolade_centre
  using (centre_id = platform.current_centre())
  with check (centre_id = platform.current_centre() and marking.is_centre_marked(component));
-- A teacher of some subjects has their marks.
create policy own_subjects on marking.draft_mark as restrictive to accolade_centre
  using (platform.current_subjects() is null or option = any (platform.current_options()));
grant select, insert on marking.draft_mark to accolade_centre;

alter table marking.ledger enable row level security;
alter table marking.ledger force row level security;
create policy board_all on marking.ledger to accolade_board using (true) with check (true);
create policy centre_own on marking.ledger to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on marking.ledger to accolade_worker using (true) with check (true);
grant select, insert, update on marking.ledger to accolade_centre, accolade_board, accolade_worker;

grant select, insert on marking.marked_component to accolade_centre, accolade_board, accolade_worker;

alter table marking.movement enable row level security;
alter table marking.movement force row level security;
create policy board_duty on marking.movement to accolade_board
  using (marking.sees_marks()) with check (marking.sees_marks());
-- Examined marks become visible with the result they explain, and not before: what moved after the run of that result
-- ended waits for a result that counts it. No setting can hold that, so the results are asked for each row, but only in
-- a series of which something is open, and never for what centres mark.
create policy centre_own_released on marking.movement for select to accolade_centre
  using (centre_id = platform.current_centre() and not centre_marked
    and series in (select o.series from results.open_at_centre() o)
    and awarding.explains_result(centre_id, series, candidate_id, option, made_at));
-- A centre writes and reads the marks of its own centre-marked work; examined marks are the board's until results.
create policy centre_own_work on marking.movement to accolade_centre
  using (centre_id = platform.current_centre() and centre_marked)
  with check (centre_id = platform.current_centre() and centre_marked and marking.is_centre_marked(component));
create policy own_subjects on marking.movement as restrictive to accolade_centre
  using (platform.current_subjects() is null or option = any (platform.current_options()));
create policy worker_all on marking.movement to accolade_worker using (true) with check (true);
grant select, insert on marking.movement to accolade_centre, accolade_board, accolade_worker;
