-- Who may read and write what of catalogue.
grant usage on schema catalogue
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;
grant select on all tables in schema catalogue
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker;
-- Acts about one's own account run as the account of signing in, in a transaction that knows the person's options.
grant usage on schema catalogue to accolade_access;
grant select on catalogue.options, catalogue.combination_units to accolade_access;
grant insert, update, delete on all tables in schema catalogue to accolade_board, accolade_worker;

alter table catalogue.boundaries enable row level security;
alter table catalogue.boundaries force row level security;
create policy board_early on catalogue.boundaries to accolade_board
  using (catalogue.sees_early_boundaries()) with check (catalogue.sees_early_boundaries());
-- Boundaries are under the same embargo as the results they make, and open to everyone when the family has reached
-- centres. At the board, those who load the catalogue, award or release see them before.
create policy published_or_released on catalogue.boundaries
  for select to accolade_centre, accolade_board, accolade_assessor, accolade_public
  using (status in ('published', 'second-hand') and (series, target, code) not in (
      select c.series, c.target, c.code from results.closed_boundaries() c)
    or (series, target, code) in (select b.series, b.target, b.code from results.open_boundaries() b));
create policy worker_all on catalogue.boundaries to accolade_worker using (true) with check (true);

alter table catalogue.conversions enable row level security;
alter table catalogue.conversions force row level security;
create policy board_early on catalogue.conversions to accolade_board
  using (catalogue.sees_early_boundaries()) with check (catalogue.sees_early_boundaries());
-- What bends a unit's conversion is seen with the boundaries it belongs to.
create policy with_boundaries on catalogue.conversions
  for select to accolade_centre, accolade_board, accolade_assessor, accolade_public
  using ((series, unit) in (select b.series, b.code from catalogue.boundaries b where b.target = 'unit'));
create policy worker_all on catalogue.conversions to accolade_worker using (true) with check (true);

alter table catalogue.thresholds enable row level security;
alter table catalogue.thresholds force row level security;
create policy board_early on catalogue.thresholds to accolade_board
  using (catalogue.sees_early_boundaries()) with check (catalogue.sees_early_boundaries());
-- Thresholds of every series are known beforehand; those of one series are seen with its results.
create policy fixed_or_released on catalogue.thresholds
  for select to accolade_centre, accolade_board, accolade_assessor, accolade_public
  using (series = '' or status in ('published', 'second-hand') and (series, qualification) not in (
    select c.series, o.qualification
    from results.closed_boundaries() c join catalogue.options o on o.option = c.code
    where c.target = 'option' and o.qualification is not null)
  or (series, qualification) in (
    select b.series, o.qualification
    from results.open_boundaries() b join catalogue.options o on o.option = b.code
    where b.target = 'option'));
create policy worker_all on catalogue.thresholds to accolade_worker using (true) with check (true);

-- What an award reads of the catalogue is compared by the triggers that suspend a release, with their owner's rights.
create policy owner_compares on catalogue.boundaries for select to accolade_owner using (true);
create policy owner_compares on catalogue.conversions for select to accolade_owner using (true);
create policy owner_compares on catalogue.thresholds for select to accolade_owner using (true);
revoke execute on function catalogue.refuse_lost_boundary(), catalogue.refuse_lost_threshold() from public;
