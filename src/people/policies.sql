-- Row-level security and permissions of people and their systems. Only the account accolade_access reads the secrets of
-- signing in. A centre's account reads who works at the centre, and nothing else.
grant usage on schema access
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;

grant select, insert, update, delete on access.authenticator to accolade_access;

grant select, insert, update, delete on access.challenge to accolade_access;

alter table access.client enable row level security;
alter table access.client force row level security;
create policy access_all on access.client to accolade_access using (true) with check (true);
create policy board_all on access.client to accolade_board using (true) with check (true);
create policy centre_own on access.client to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
grant select on access.client to accolade_centre, accolade_board, accolade_access;
grant insert (centre_id, client_id, name, vendor, scopes, made_by, made_by_name, expires_at) on access.client
  to accolade_centre;
grant update (last_used_at, last_network) on access.client to accolade_access;
grant update (revoked_at, revoked_by) on access.client to accolade_centre, accolade_board;

alter table access.client_secret enable row level security;
alter table access.client_secret force row level security;
create policy access_all on access.client_secret to accolade_access using (true) with check (true);
create policy centre_own on access.client_secret to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
-- A centre's account adds hashes and ends them, but never reads one.
grant insert on access.client_secret to accolade_centre;
grant select on access.client_secret to accolade_access;
grant select (centre_id, client_id, secret_id, made_at, expires_at) on access.client_secret to accolade_centre;
grant update (expires_at) on access.client_secret to accolade_centre;

alter table access.client_token enable row level security;
alter table access.client_token force row level security;
create policy access_all on access.client_token to accolade_access using (true) with check (true);
grant select, insert, delete on access.client_token to accolade_access;

alter table access.sign_in_event enable row level security;
alter table access.sign_in_event force row level security;
create policy access_reads on access.sign_in_event for select to accolade_access using (true);
create policy access_writes on access.sign_in_event for insert to accolade_access with check (true);
create policy board_reads on access.sign_in_event for select to accolade_board using (true);
-- The worker removes entries that have been kept long enough, and sees no others.
create policy worker_forgets on access.sign_in_event for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-sign-in-events-days')));
create policy worker_sees_old on access.sign_in_event for select to accolade_worker
  using (at < now() - make_interval(days => platform.keep_days('keep-sign-in-events-days')));
grant select on access.sign_in_event to accolade_board;
grant select, delete on access.sign_in_event to accolade_worker;
grant select, insert on access.sign_in_event to accolade_access;

grant select, insert, update, delete on access.failed_attempt to accolade_access;

grant select, insert, update, delete on access.identity to accolade_access;

grant select, insert, update, delete on access.identity_provider to accolade_access;

alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy access_all on access.invitation to accolade_access using (true) with check (true);
create policy board_all on access.invitation to accolade_board using (true) with check (true);
create policy centre_own on access.invitation to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre')
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre');
create policy worker_all on access.invitation to accolade_worker using (true) with check (true);
create policy kept_long_enough on access.invitation as restrictive for delete to accolade_worker
  using (platform.may_forget()
    and expires_at < now() - make_interval(days => platform.keep_days('keep-invitations-days')));
create policy two_people_of_board on access.invitation as restrictive for insert to accolade_board
  with check (side <> 'board' or proposal_id is not null);
grant insert on access.invitation to accolade_centre, accolade_board;
grant delete on access.invitation to accolade_worker;
grant select, update on access.invitation to accolade_access;
grant select (invitation_id, email, name, role, side, centre_id, subjects, from_at, until_at, invited_by,
  invited_by_name, invited_at, expires_at, accepted_at, accepted_by, cancelled_at, proposal_id)
  on access.invitation to accolade_centre, accolade_board;
grant select (invitation_id, expires_at) on access.invitation to accolade_worker;
grant update (token_hash, expires_at, cancelled_at, link_shown_to) on access.invitation
  to accolade_centre, accolade_board;

grant select, insert on access.link_shown to accolade_access;

grant select, insert, update, delete on access.known_browser to accolade_access;

grant select, insert, update, delete on access.new_authenticator to accolade_access;

alter table access.notice enable row level security;
alter table access.notice force row level security;
create policy access_all on access.notice to accolade_access using (true) with check (true);
create policy board_all on access.notice to accolade_board using (true) with check (true);
create policy centre_own on access.notice to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on access.notice to accolade_worker using (true) with check (true);
create policy kept_long_enough on access.notice as restrictive for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-notices-days')));
grant select, insert on access.notice to accolade_centre, accolade_board, accolade_access;
grant select, insert, delete on access.notice to accolade_worker;
grant update (read_at, read_by) on access.notice to accolade_centre, accolade_board;

grant select, insert, update, delete on access.passkey to accolade_access;

grant select, insert, update, delete on access.password to accolade_access;

grant select, insert, update, delete on access.password_reset to accolade_access;

alter table access.person enable row level security;
alter table access.person force row level security;
create policy access_all on access.person to accolade_access using (true) with check (true);
create policy board_sees on access.person for select to accolade_board using (true);
create policy board_suspends on access.person for update to accolade_board
  using (state = 'active') with check (state = 'suspended');
create policy centre_colleagues on access.person for select to accolade_centre
  using (access.is_colleague(person_id));
create policy worker_all on access.person to accolade_worker using (true) with check (true);
grant select, insert, update on access.person to accolade_access;
grant select (person_id, name, email, state, made_at, signed_in_at) on access.person to accolade_centre;
grant select (person_id, name, email, state, made_at, signed_in_at, dormant_warned_at) on access.person
  to accolade_board, accolade_worker;
-- Closing, reopening and reactivating look at every role of a person: they run as the account of signing in.
grant update (state) on access.person to accolade_board;
grant update (state, dormant_warned_at) on access.person to accolade_worker;

grant select, insert, update, delete on access.recovery_code to accolade_access;

grant select, insert, update, delete on access.request_count to accolade_access;

grant select on access.request_limit to accolade_access;

grant select, insert, update, delete on access.password_reset_request to accolade_access;

alter table access.role_holding enable row level security;
alter table access.role_holding force row level security;
create policy access_all on access.role_holding to accolade_access using (true) with check (true);
create policy board_all on access.role_holding to accolade_board using (true) with check (true);
-- A centre gives its roles only to people who already have one there. The board appoints the head of centre and the
-- first exams officer. The centre must also be able to see a row that it changes.
create policy centre_ends_own on access.role_holding for update to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre')
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre');
create policy centre_gives_own on access.role_holding for insert to accolade_centre
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre'
    and access.is_colleague(person_id) and (role <> 'exams-officer' or access.has_had_exams_officer()));
create policy centre_sees_own on access.role_holding for select to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre');
create policy worker_all on access.role_holding to accolade_worker using (true) with check (true);
-- The board's account gives a role of the board only with a proposal that a second person approved.
create policy two_people_of_board on access.role_holding as restrictive for insert to accolade_board
  with check (side <> 'board' or proposal_id is not null);
grant select, insert on access.role_holding to accolade_centre, accolade_board, accolade_worker, accolade_access;
grant update (until_at, ended_at, ended_by, end_reason) on access.role_holding to accolade_centre, accolade_board;
grant update (proposal_id) on access.role_holding to accolade_board;
-- Resigning a role is an act about one's own account.
grant update (ended_at, ended_by, end_reason) on access.role_holding to accolade_access;

grant select, insert, update, delete on access.session to accolade_access;

grant select, insert, update, delete on access.sign_in_link to accolade_access;

grant select, insert, update, delete on access.sign_on_flow to accolade_access;

grant usage on schema webhooks to accolade_centre, accolade_board, accolade_worker;

alter table webhooks.attempt enable row level security;
alter table webhooks.attempt force row level security;
create policy centre_own on webhooks.attempt to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on webhooks.attempt to accolade_worker using (true) with check (true);
grant select on webhooks.attempt to accolade_centre;
grant select, insert on webhooks.attempt to accolade_worker;

alter table webhooks.delivery enable row level security;
alter table webhooks.delivery force row level security;
create policy centre_own on webhooks.delivery to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on webhooks.delivery to accolade_worker using (true) with check (true);
grant select, insert on webhooks.delivery to accolade_centre;
grant select, insert, update, delete on webhooks.delivery to accolade_worker;
grant update (status, tries, next_at, ended_at) on webhooks.delivery to accolade_centre;

alter table webhooks.endpoint enable row level security;
alter table webhooks.endpoint force row level security;
create policy board_all on webhooks.endpoint to accolade_board using (true) with check (true);
create policy centre_own on webhooks.endpoint to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on webhooks.endpoint to accolade_worker using (true) with check (true);
grant select on webhooks.endpoint to accolade_centre, accolade_board, accolade_worker;
grant insert (centre_id, endpoint_id, url, events, made_by, made_by_name) on webhooks.endpoint to accolade_centre;
grant update (url, events, state, paused_at, pause_reason) on webhooks.endpoint to accolade_centre;
grant update (state, paused_at, pause_reason) on webhooks.endpoint to accolade_board;

alter table webhooks.endpoint_secret enable row level security;
alter table webhooks.endpoint_secret force row level security;
create policy centre_own on webhooks.endpoint_secret to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on webhooks.endpoint_secret to accolade_worker using (true) with check (true);
grant insert on webhooks.endpoint_secret to accolade_centre;
grant select on webhooks.endpoint_secret to accolade_worker;
grant select (centre_id, endpoint_id, secret_id, made_at, expires_at) on webhooks.endpoint_secret to accolade_centre;
grant update (expires_at) on webhooks.endpoint_secret to accolade_centre;
grant update (sealed) on webhooks.endpoint_secret to accolade_worker;
