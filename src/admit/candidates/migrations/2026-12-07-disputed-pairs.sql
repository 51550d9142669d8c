-- A row is two records of one UCI of which two of surname, first forename and date of birth differ: an award counts
-- nothing together under it until the board has corrected one. Each pair once. Published.
create view candidates.disputed_pair with (security_invoker = true) as
select a.uci, a.centre_id, a.candidate_id, a.surname, a.forenames, a.date_of_birth, b.centre_id as other_centre_id,
  b.candidate_id as other_candidate_id, b.surname as other_surname, b.forenames as other_forenames,
  b.date_of_birth as other_date_of_birth
from candidates.candidate a
join candidates.candidate b on b.uci = a.uci and (b.centre_id, b.candidate_id) > (a.centre_id, a.candidate_id)
where (candidates.surname_of(a.file_name) <> candidates.surname_of(b.file_name))::integer
  + (candidates.forename_of(a.file_name) <> candidates.forename_of(b.file_name))::integer
  + coalesce(a.date_of_birth <> b.date_of_birth, false)::integer > 1;
