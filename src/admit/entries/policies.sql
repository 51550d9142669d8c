-- Who may read and write what of entries.
grant usage on schema entries to accolade_centre, accolade_board, accolade_public, accolade_worker;

grant select, insert on entries.entered_option to accolade_centre, accolade_board, accolade_worker;

alter table entries.entry enable row level security;
alter table entries.entry force row level security;
create policy board_all on entries.entry to accolade_board using (true) with check (true);
create policy candidate_own on entries.entry for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy centre_own on entries.entry to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
-- Who teaches some subjects has nothing to do with the entries of others.
create policy own_subjects on entries.entry as restrictive to accolade_centre
  using (platform.current_subjects() is null or option = any (platform.current_options()));
create policy worker_all on entries.entry to accolade_worker using (true) with check (true);
grant select, insert, update on entries.entry to accolade_centre, accolade_board, accolade_worker;
grant select on entries.entry to accolade_public;
grant select on entries.standing_entry to accolade_centre, accolade_board, accolade_worker;
-- For entered_elsewhere, which tells a centre that a UCI it names has an entry at another.
create policy owner_compares on entries.entry for select to accolade_owner using (true);
revoke execute on function entries.entered_elsewhere from public;
grant execute on function entries.entered_elsewhere to accolade_centre, accolade_board;
-- For units_taken, which tells a centre what units people whom it knows have taken.
revoke execute on function entries.units_taken from public;
grant execute on function entries.units_taken to accolade_centre, accolade_board;
