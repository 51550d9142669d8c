-- What was banked under a UCI that is merged into another one counts under that: it is put in the bank again, as it
-- stands, and what is there stays.
create function awarding.bank_merged() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  insert into awarding.unit_bank (uci, unit, series, option, centre_id, version, uniform, grade, points, absent)
  select new.kept_uci, b.unit, b.series, b.option, b.centre_id, b.version, b.uniform, b.grade, b.points, b.absent
  from awarding.banked_unit b where b.uci = new.former_uci
  on conflict do nothing;
  return null;
end $$;
create trigger bank_merged after insert on candidates.merger
  for each row execute function awarding.bank_merged();
