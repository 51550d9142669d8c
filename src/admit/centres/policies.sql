-- Who may read and write what of centres.
grant usage on schema centres to accolade_centre, accolade_board, accolade_public, accolade_worker;

alter table centres.approval enable row level security;
alter table centres.approval force row level security;
create policy board_all on centres.approval to accolade_board using (true) with check (true);
create policy centre_reads_own on centres.approval for select to accolade_centre
  using (centre_id = platform.current_centre());
create policy worker_all on centres.approval to accolade_worker using (true) with check (true);
grant select on centres.approval to accolade_centre;
grant select, insert, update, delete on centres.approval to accolade_board;
grant select, insert, update on centres.approval to accolade_worker;

alter table centres.centre enable row level security;
alter table centres.centre force row level security;
create policy board_all on centres.centre to accolade_board using (true) with check (true);
create policy candidate_reads_own on centres.centre for select to accolade_public
  using (centre_id = platform.current_centre());
create policy centre_reads_own on centres.centre for select to accolade_centre
  using (centre_id = platform.current_centre());
create policy worker_all on centres.centre to accolade_worker using (true) with check (true);
grant select on centres.centre to accolade_centre, accolade_public;
grant select, insert, update on centres.centre to accolade_board, accolade_worker;
grant select on centres.early_access to accolade_board, accolade_worker;
grant select on centres.named_centre to accolade_centre, accolade_board, accolade_worker;
