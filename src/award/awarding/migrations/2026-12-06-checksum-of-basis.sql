-- One checksum of everything that an award run stood on, for the audit log: nobody changes a boundary or a threshold of
-- an award alone and stays unnoticed. Null for a run that kept nothing.
create function awarding.basis_checksum(of_run uuid) returns text language sql stable parallel safe
begin atomic
  select encode(sha256(convert_to(string_agg(
    jsonb_build_array(b.series, b.option, b.run_id, b.family, b.facts)::text, e'\n' order by b.option collate "C"),
    'UTF8')), 'hex')
  from awarding.basis b where b.run_id = of_run;
end;
