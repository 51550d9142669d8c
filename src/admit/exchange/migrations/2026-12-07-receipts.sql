-- A row is a file received, without what it held and what was said of it: `needs` is the permission to read it.
-- Published.
create view exchange.receipt with (security_invoker = true) as
select f.centre_id, f.file_id, f.kind, f.name, f.series, f.received_at, f.status, f.needs
from exchange.file f;
