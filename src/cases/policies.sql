-- Who may read and write what of cases. A person sees the kinds that they may see, and nothing of others: the setting
-- app.kinds. A centre's account writes what the centre itself did, and nothing in the board's name.
grant usage on schema cases to accolade_centre, accolade_board, accolade_worker;
grant select on cases.status to accolade_centre, accolade_board, accolade_worker;

alter table cases.case enable row level security;
alter table cases.case force row level security;
create policy board_duty on cases.case to accolade_board
  using (kind = any (cases.current_kinds())) with check (kind = any (cases.current_kinds()));
create policy centre_own on cases.case to accolade_centre
  using (centre_id = platform.current_centre() and centre_sees and kind = any (cases.current_kinds()))
  with check (centre_id = platform.current_centre() and centre_sees and kind = any (cases.current_kinds())
    and moved_by = 'centre');
create policy own_subjects on cases.case as restrictive to accolade_centre
  using (platform.current_subjects() is null or area = any (platform.current_subjects()));
create policy worker_reads on cases.case for select to accolade_worker using (true);
grant select on cases.case to accolade_board, accolade_worker;
grant select (centre_id, case_id, kind, reference, status, phase, chain, area, candidate_id, opened_at, opened_by,
  opened_by_name, centre_sees, clock_from, clock_days, clock_counts, due_on, stopped_on, closed_on, moves, shown_moves,
  moved_by) on cases.case to accolade_centre;
grant insert (centre_id, case_id, kind, reference, status, phase, chain, area, candidate_id, opened_at, opened_by,
  opened_by_name, centre_sees, clock_from, clock_days, clock_counts, due_on, stopped_on, closed_on, moves, shown_moves,
  moved_by) on cases.case to accolade_centre;
grant update (status, phase, clock_from, due_on, stopped_on, closed_on, moves, shown_moves, moved_by)
  on cases.case to accolade_centre;
grant update (status, phase, clock_from, due_on, stopped_on, closed_on, moves, shown_moves, moved_by, handler_id,
  handler_name) on cases.case to accolade_board;

alter table cases.move enable row level security;
alter table cases.move force row level security;
create policy board_duty on cases.move to accolade_board
  using (kind = any (cases.current_kinds())) with check (kind = any (cases.current_kinds()) and side = 'board');
create policy centre_own on cases.move to accolade_centre
  using (centre_id = platform.current_centre() and to_centre and kind = any (cases.current_kinds()))
  with check (centre_id = platform.current_centre() and kind = any (cases.current_kinds()) and side = 'centre');
create policy worker_reads on cases.move for select to accolade_worker using (true);
-- Moves and messages are of no subject: they are not for people who have some subjects only.
create policy all_subjects on cases.move as restrictive to accolade_centre using (platform.current_subjects() is null);
grant select on cases.move to accolade_board, accolade_worker;
-- Who at the board did something is the board's own business.
grant select (centre_id, case_id, kind, position, act, status, at, side, to_centre, shown_as)
  on cases.move to accolade_centre;
grant insert on cases.move to accolade_centre, accolade_board;

alter table cases.message enable row level security;
alter table cases.message force row level security;
create policy board_duty on cases.message to accolade_board
  using (kind = any (cases.current_kinds())) with check (kind = any (cases.current_kinds()) and side = 'board');
create policy centre_own on cases.message to accolade_centre
  using (centre_id = platform.current_centre() and to_centre and kind = any (cases.current_kinds()))
  with check (centre_id = platform.current_centre() and kind = any (cases.current_kinds()) and side = 'centre');
create policy all_subjects on cases.message as restrictive to accolade_centre
  using (platform.current_subjects() is null);
grant select, insert on cases.message to accolade_centre, accolade_board;

-- A centre's answer ends a stop. The clock itself is the board's.
alter table cases.stop enable row level security;
alter table cases.stop force row level security;
create policy board_duty on cases.stop to accolade_board
  using (kind = any (cases.current_kinds())) with check (kind = any (cases.current_kinds()));
create policy centre_ends on cases.stop for insert to accolade_centre
  with check (centre_id = platform.current_centre() and kind = any (cases.current_kinds()));
create policy worker_reads on cases.stop for select to accolade_worker using (true);
grant select, insert on cases.stop to accolade_board;
grant insert on cases.stop to accolade_centre;
grant select on cases.stop to accolade_worker;

alter table cases.seat enable row level security;
alter table cases.seat force row level security;
create policy board_duty on cases.seat to accolade_board
  using (kind = any (cases.current_kinds())) with check (kind = any (cases.current_kinds()));
create policy worker_reads on cases.seat for select to accolade_worker using (true);
grant select, insert, update (until_position) on cases.seat to accolade_board;
grant select on cases.seat to accolade_worker;
