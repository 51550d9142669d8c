-- Whether boundaries are whole is asked for each row that changes, with the owner's rights: what the policies of
-- readers ask would be asked again for every row.

alter function catalogue.refuse_lost_boundary() security definer set search_path = pg_catalog;
alter function catalogue.refuse_lost_threshold() security definer set search_path = pg_catalog;
