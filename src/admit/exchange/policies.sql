-- Who may read and write what of exchange.
grant usage on schema exchange to accolade_centre, accolade_board, accolade_public, accolade_worker;

alter table exchange.file enable row level security;
alter table exchange.file force row level security;
create policy centre_own on exchange.file to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
-- At the board, those who may read entries read entry files, and those who may read marks, mark files. Of a rejected
-- file no bytes are kept, and everyone who sends one counts it.
create policy board_duty on exchange.file to accolade_board
  using (platform.may(needs) or status = 'rejected') with check (true);
create policy worker_all on exchange.file to accolade_worker using (true) with check (true);
-- Files hold the records of every subject: they are not for people who have some subjects only.
create policy all_subjects on exchange.file as restrictive to accolade_centre
  using (platform.current_subjects() is null);
grant select, insert on exchange.file to accolade_centre, accolade_board, accolade_worker;
grant select on exchange.receipt to accolade_centre, accolade_board, accolade_worker;
-- The job removes what is left of rejected files, with the lines of their reports, and nothing else.
create policy forgotten on exchange.file as restrictive for delete to accolade_worker
  using (platform.may_forget() and status = 'rejected' and received_at < now() - interval '90 days');
grant delete on exchange.file to accolade_worker;

alter table exchange.file_line enable row level security;
alter table exchange.file_line force row level security;
create policy centre_own on exchange.file_line to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy board_duty on exchange.file_line to accolade_board using (platform.may(needs)) with check (true);
create policy worker_all on exchange.file_line to accolade_worker using (true) with check (true);
create policy all_subjects on exchange.file_line as restrictive to accolade_centre
  using (platform.current_subjects() is null);
grant select, insert on exchange.file_line to accolade_centre, accolade_board, accolade_worker;

alter table exchange.sequence enable row level security;
alter table exchange.sequence force row level security;
create policy centre_own on exchange.sequence to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy board_all on exchange.sequence to accolade_board using (true) with check (true);
create policy worker_all on exchange.sequence to accolade_worker using (true) with check (true);
grant select, insert on exchange.sequence to accolade_centre, accolade_board, accolade_worker;
grant update on exchange.sequence to accolade_centre, accolade_board, accolade_worker;
