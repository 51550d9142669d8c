-- A row is a centre, and whether it sees results before candidates do. Published.
create view centres.early_access with (security_invoker = true) as
select c.centre_id, not c.early_access_withdrawn as sees_early from centres.centre c;
