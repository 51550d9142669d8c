-- Owned by platform. How long things about people are kept, in days, where they are not kept for life. No UK board publishes its
-- periods: these are INFERRED defaults, a board sets its own.
insert into platform.setting (name, value, about) values
  ('keep-invitations-days', '400', 'Days an invitation is kept after it expired (INFERRED)'),
  ('keep-notices-days', '400', 'Days a notice to a centre about its accounts is kept (INFERRED)'),
  ('keep-sessions-days', '30', 'Days a session is kept after it ended (INFERRED)'),
  ('keep-door-events-days', '400', 'Days sign-ins and refused requests are kept (INFERRED)'),
  ('keep-mail-days', '90', 'Days the address and subject of a message are kept (INFERRED)'),
  ('keep-answers-days', '400', 'Days an answer to a repeated request is kept (INFERRED: at least a series)'),
  ('retention-on-hold', 'no', 'yes stops every removal, for an investigation or an appeal that needs old records');

create function platform.keep_days(of_setting text) returns integer language sql stable parallel safe
  return (select value::integer from platform.setting where name = of_setting);
create function platform.may_forget() returns boolean language sql stable parallel safe
  return coalesce((select value <> 'yes' from platform.setting where name = 'retention-on-hold'), false);

-- The database itself lets the worker remove what is past its time, and nothing younger.
alter table access.door_event enable row level security;
alter table access.door_event force row level security;
create policy access_writes on access.door_event for insert to accolade_access with check (true);
create policy access_reads on access.door_event for select to accolade_access using (true);
create policy board_reads on access.door_event for select to accolade_board using (true);
create policy worker_sees_old on access.door_event for select to accolade_worker
  using (at < now() - make_interval(days => platform.keep_days('keep-door-events-days')));
create policy worker_forgets on access.door_event for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-door-events-days')));
grant select, delete on access.door_event to accolade_worker;

create policy young_stays on access.invitation as restrictive for delete to accolade_worker
  using (platform.may_forget() and expires_at < now() - make_interval(days => platform.keep_days('keep-invitations-days')));
create policy young_stays on access.notice as restrictive for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-notices-days')));
grant select, delete on access.invitation, access.notice to accolade_worker;
revoke select on access.invitation from accolade_worker;
grant select (invitation_id, expires_at) on access.invitation to accolade_worker;

alter table platform.mail enable row level security;
alter table platform.mail force row level security;
create policy all_post on platform.mail for insert to accolade_centre, accolade_board, accolade_access with check (true);
create policy worker_all on platform.mail to accolade_worker using (true) with check (true);
create policy young_stays on platform.mail as restrictive for delete to accolade_worker
  using (platform.may_forget() and queued_at < now() - make_interval(days => platform.keep_days('keep-mail-days')));
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy own_answers on platform.idempotency to accolade_centre, accolade_board, accolade_access
  using (person_id = platform.current_person()) with check (person_id = platform.current_person());
create policy worker_forgets on platform.idempotency to accolade_worker using (true) with check (true);
create policy young_stays on platform.idempotency as restrictive for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-answers-days')));
grant delete on platform.mail, platform.idempotency to accolade_worker;
