-- A row is a record of somebody, with what people are told apart by. Published.
create view candidates.known_person with (security_invoker = true) as
select c.centre_id, c.candidate_id, c.uci, c.surname, c.forenames, c.file_name, c.date_of_birth,
       candidates.surname_of(c.file_name) as of_surname, candidates.forename_of(c.file_name) as of_forename
from candidates.candidate c;
