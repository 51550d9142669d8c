-- No message to a centre's system tells of an event that is not for the centre to know.
create function webhooks.guard_delivery() returns trigger language plpgsql as $$
begin
  if platform.is_for_board(new.event_id) then
    raise check_violation using message = 'the event is not for a centre to know';
  end if;
  return new;
end $$;
create trigger guard_delivery before insert on webhooks.delivery
  for each row when (current_user = 'accolade_worker') execute function webhooks.guard_delivery();
