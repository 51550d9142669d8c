-- Candidates ask whether results of somebody have been issued.

-- Whether a candidate has an entry of a family whose results have reached centres or candidates.
create or replace function candidates.has_results(of_centre text, of_candidate integer) returns boolean
language sql stable
  return exists (
    select from (select distinct r.series, r.family from results.opened r) i
    join lateral (
      select o.family from entries.entry e join catalogue.placed_option o on o.option = e.option
      where e.centre_id = of_centre and e.series = i.series and e.candidate_id = of_candidate
        and e.status <> 'withdrawn'
    ) e on e.family = i.family
  );
