-- Who may read and write what of fees. A centre reads its own, and nobody who is limited to some subjects reads any.
-- The worker charges; the board invoices, takes back and notes payments.
grant usage on schema fees to accolade_centre, accolade_board, accolade_worker;

alter table fees.heard enable row level security;
alter table fees.heard force row level security;
create policy board_all on fees.heard for select to accolade_board using (true);
create policy worker_all on fees.heard to accolade_worker using (true) with check (true);
grant select on fees.heard to accolade_board;
grant select, insert on fees.heard to accolade_worker;

alter table fees.line enable row level security;
alter table fees.line force row level security;
create policy board_all on fees.line to accolade_board using (true) with check (true);
create policy centre_own on fees.line for select to accolade_centre
  using (centre_id = platform.current_centre() and platform.current_subjects() is null);
create policy worker_all on fees.line to accolade_worker using (true) with check (true);
grant select on fees.line to accolade_centre;
grant select, insert on fees.line to accolade_board, accolade_worker;
grant update (status) on fees.line to accolade_board, accolade_worker;

grant select on fees.counter to accolade_board, accolade_worker;
grant update (last) on fees.counter to accolade_board;

alter table fees.document enable row level security;
alter table fees.document force row level security;
create policy board_all on fees.document to accolade_board using (true) with check (true);
create policy centre_own on fees.document for select to accolade_centre
  using (centre_id = platform.current_centre() and platform.current_subjects() is null);
create policy worker_all on fees.document for select to accolade_worker using (true);
grant select on fees.document to accolade_centre, accolade_worker;
grant select, insert on fees.document to accolade_board;

alter table fees.item enable row level security;
alter table fees.item force row level security;
create policy board_all on fees.item to accolade_board using (true) with check (true);
create policy centre_own on fees.item for select to accolade_centre
  using (centre_id = platform.current_centre() and platform.current_subjects() is null);
create policy worker_all on fees.item for select to accolade_worker using (true);
grant select on fees.item to accolade_centre, accolade_worker;
grant select, insert on fees.item to accolade_board;

alter table fees.invoiced_line enable row level security;
alter table fees.invoiced_line force row level security;
create policy board_all on fees.invoiced_line to accolade_board using (true) with check (true);
create policy centre_own on fees.invoiced_line for select to accolade_centre
  using (centre_id = platform.current_centre() and platform.current_subjects() is null);
create policy worker_all on fees.invoiced_line for select to accolade_worker using (true);
grant select on fees.invoiced_line to accolade_centre, accolade_worker;
grant select, insert on fees.invoiced_line to accolade_board;

alter table fees.payment enable row level security;
alter table fees.payment force row level security;
create policy board_all on fees.payment to accolade_board using (true) with check (true);
create policy centre_own on fees.payment for select to accolade_centre
  using (centre_id = platform.current_centre() and platform.current_subjects() is null);
create policy worker_all on fees.payment for select to accolade_worker using (true);
grant select on fees.payment to accolade_centre, accolade_worker;
grant select, insert on fees.payment to accolade_board;

grant select on fees.invoice to accolade_centre, accolade_board, accolade_worker;
