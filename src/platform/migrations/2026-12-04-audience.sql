-- Who may know of an act, and of the events that it announces, is decided when they are written. The centre that they
-- carry may, unless to_centre says that only the board may.
alter table audit.act add column to_centre boolean not null default true;
alter table platform.outbox add column to_centre boolean not null default true;

-- Whether an event is kept from the centre that it carries.
create function platform.is_for_board(event uuid) returns boolean language sql stable
  return exists (select from platform.outbox o where o.event_id = event and not o.to_centre);
