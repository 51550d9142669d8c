-- Entries ask what units people have in the bank.
create or replace function entries.units_banked(of_ucis text[])
returns table (uci text, unit text, series text, absent boolean) language sql stable
begin atomic
  select b.uci, b.unit, b.series, b.absent from awarding.banked_unit b where b.uci = any(of_ucis);
end;
