-- Candidates learn which series were issued before they asked.
insert into candidates.issued_series (series, at) select series, at from awarding.issued;
