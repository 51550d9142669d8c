-- A line of a report names the candidate as the file does: nobody knows a whole cohort by its numbers.
alter table exchange.file_line add column candidate_name text;
