-- A row is a unit result that this run changed, put in the bank for later series; absent: no work at all.
insert into awarding.unit_bank (uci, unit, series, option, centre_id, version, run_id, uniform, grade, points, absent)
select c.uci, f.unit, r.series, r.option, r.centre_id, r.version, r.run_id, r.uniform, r.grade, r.points,
  r.status = 'no-result'
from awarding.result r
join option_fact f on f.option = r.option
join candidates.candidate c on c.centre_id = r.centre_id and c.candidate_id = r.candidate_id
where r.run_id = :'run' and r.series = :'series' and r.centre_id between :'first' and :'last' and r.kind = 'unit';

-- must be empty: a unit result of this run that is not in the bank as it was awarded
select r.centre_id, r.candidate_id, r.option
from awarding.result r
join candidates.candidate c on c.centre_id = r.centre_id and c.candidate_id = r.candidate_id
left join awarding.unit_bank b on b.run_id = r.run_id and b.uci = c.uci and b.series = r.series
  and b.option = r.option and b.centre_id = r.centre_id and b.version = r.version
where exists (select from option_result where kind = 'unit')
  and r.run_id = :'run' and r.series = :'series' and r.centre_id between :'first' and :'last' and r.kind = 'unit'
  and (b.uci is null or (b.uniform, b.grade, b.points, b.absent)
    is distinct from (r.uniform, r.grade, r.points, r.status = 'no-result'));
