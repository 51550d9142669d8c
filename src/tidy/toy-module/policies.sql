-- A centre sees and lends its own keys.
grant usage on schema lockers to accolade_centre;
grant select, insert, update on lockers.locker to accolade_centre;
alter table lockers.locker enable row level security;
alter table lockers.locker force row level security;
create policy centre_own on lockers.locker to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
