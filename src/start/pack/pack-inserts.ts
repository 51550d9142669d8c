/**
 * From the rows of a pack to the tables an award reads. A shadow calculation works on a temporary
 * database: its rows come from the pack and not through the acts of people, so there is nothing to audit.
 */
export const packInserts: readonly string[] = [
  `insert into centres.centre (centre_id, name, kind, postcode, town)
   select centre_id, name, kind, coalesce(postcode, ''), coalesce(town, '') from pack_centres`,
  `insert into candidates.candidate (centre_id, candidate_id, uci, uln, surname, forenames, file_name, sex,
  date_of_birth)
   select centre_id, candidate_id, uci, uln, coalesce(surname, ''), coalesce(forenames, ''), '', sex, date_of_birth
     from pack_candidates`,
  `insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
   select c.centre_id, (select min(series) from pack_entries), c.candidate_number, c.candidate_id
     from pack_candidates c`,
  `insert into entries.entry (centre_id, series, candidate_id, option, channel)
   select centre_id, series, candidate_id, option, 'file' from pack_entries`,
  `insert into marking.movement (centre_id, series, candidate_id, option, component, movement, change, status, grade,
  cause, reason, act_id)
   select centre_id, series, candidate_id, option, component, 1, case when grade is null then coalesce(mark, 0) else 0
     end,
          status, grade, case when status = 'pending' then 'hold' else 'raw' end,
          case when status = 'pending' then 'pending in the pack' end, '00000000-0000-7000-8000-000000000000'
   from pack_marks`,
  `insert into awarding.unit_bank (uci, unit, series, option, centre_id, uniform, grade, points, absent)
   select uci, unit, series, option, centre_id, uniform, grade, points, absent from pack_banked`,
];
