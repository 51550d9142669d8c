-- A row is a centre by its name and where it is. Published.
create view centres.named_centre with (security_invoker = true) as
select c.centre_id, c.name, c.town, c.postcode from centres.centre c;
