-- Earlier details are written by the trigger that keeps them, with the rights of its owner: no account can write them,
-- so nothing need ask whether it is a trigger that writes.
drop trigger kept_by_database on candidates.earlier_details;
drop function candidates.refuse_by_hand();
alter function candidates.keep_details() security definer;

create trigger cites_act after insert on candidates.identity_decision referencing new table as written
  for each statement execute function audit.cite_acts();
