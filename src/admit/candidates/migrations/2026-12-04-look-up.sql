-- The board looks up people of every centre, and those who may be one person twice.

create index on candidates.candidate (sort_name, centre_id, candidate_id);

-- A row is two records: `uci`, of one UCI at two centres with other details; `same`, of one UCI at two centres, which
-- is one person; `uln`, of one ULN under two UCIs; `person`, of one name and date of birth under two UCIs, where no ULN
-- says that they are two. Each pair once, first the record of the lower centre or UCI. A centre finds pairs of its own.
create view candidates.pair with (security_invoker = true) as
with known as not materialized (
  select c.centre_id, c.candidate_id, c.uci, c.uln, c.surname, c.forenames, c.date_of_birth, c.sort_name,
    candidates.surname_of(c.file_name) as of_surname, candidates.forename_of(c.file_name) as of_forename
  from candidates.candidate c
), found as (
  select a as one, b as other,
    case when a.of_surname <> b.of_surname or a.of_forename <> b.of_forename or a.date_of_birth <> b.date_of_birth
      then 'uci' else 'same' end as found_by
  from known a
  join known b on b.uci = a.uci and b.centre_id > a.centre_id
  union all
  select a, b, 'uln' from known a
  join known b on b.uln = a.uln and b.uci > a.uci
  union all
  select a, b, 'person' from known a
  join known b on b.date_of_birth = a.date_of_birth and b.of_surname = a.of_surname and b.of_forename = a.of_forename
    and b.uci > a.uci
  where a.uln is null or b.uln is null
)
select found_by, (one).centre_id, (one).candidate_id, (one).uci, (one).surname, (one).forenames, (one).date_of_birth,
  (one).sort_name, (other).centre_id as other_centre_id, (other).candidate_id as other_candidate_id,
  (other).uci as other_uci, (other).surname as other_surname, (other).forenames as other_forenames,
  (other).date_of_birth as other_date_of_birth, (other).sort_name as other_sort_name
from found;
