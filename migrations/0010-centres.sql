-- Owned by centres.
create schema centres;
grant usage on schema centres to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- A row is a centre: a school or college known by its national centre number.
create table centres.centre (
  centre_id text primary key check (centre_id ~ '^[0-9]{5}$' and centre_id <> '00000'),
  name text not null,
  kind text not null default 'school',
  postcode text not null default '',
  town text not null default '',
  status text not null default 'approved' check (status in ('approved', 'suspended', 'withdrawn')),
  early_access_withdrawn boolean not null default false
);
-- A row is a family of qualifications that a centre is approved to offer.
create table centres.approval (
  centre_id text not null references centres.centre,
  family text not null,
  primary key (centre_id, family)
);
alter table centres.centre enable row level security;
alter table centres.centre force row level security;
alter table centres.approval enable row level security;
alter table centres.approval force row level security;
create policy centre_reads_own on centres.centre for select to accolade_centre using (centre_id = platform.current_centre());
create policy candidate_reads_own on centres.centre for select to accolade_public using (centre_id = platform.current_centre());
create policy board_all on centres.centre to accolade_board using (true) with check (true);
create policy worker_all on centres.centre to accolade_worker using (true) with check (true);
create policy centre_reads_own on centres.approval for select to accolade_centre using (centre_id = platform.current_centre());
create policy board_all on centres.approval to accolade_board using (true) with check (true);
create policy worker_all on centres.approval to accolade_worker using (true) with check (true);
grant select on centres.centre, centres.approval to accolade_centre;
grant select on centres.centre to accolade_public;
grant select, insert, update on centres.centre, centres.approval to accolade_board, accolade_worker;
grant delete on centres.approval to accolade_board;
