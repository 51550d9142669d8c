-- Locks that are taken by name and end with the transaction. Whoever may take locks of the server itself may fill the
-- memory that all accounts share for them, so accounts take them here, and a bounded number in a transaction.
create function platform.take_lock(name text) returns void language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if (select count(*) >= 50 from pg_catalog.pg_locks l where l.locktype = 'advisory' and l.pid = pg_backend_pid()) then
    raise program_limit_exceeded using message = 'a transaction takes 50 locks by name at most';
  end if;
  perform pg_advisory_xact_lock(hashtextextended(name, 0));
end $$;
