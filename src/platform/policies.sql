-- Who may read and write what of the platform. Run whole whenever it changes, after the rights it gave before were
-- taken back.
grant usage on schema platform, audit
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;

revoke execute on function platform.take_lock from public;
grant execute on function platform.take_lock
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;

grant select on platform.setting, platform.day
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;

-- A person gets their own answers again. The worker removes what is past its retention period, and nothing younger.
alter table platform.idempotency enable row level security;
alter table platform.idempotency force row level security;
create policy own_answers on platform.idempotency
  to accolade_centre, accolade_board, accolade_assessor, accolade_access
  using (person_id = platform.current_person()) with check (person_id = platform.current_person());
create policy candidate_own_answers on platform.idempotency to accolade_public
  using (person_id = platform.current_person() and platform.current_candidate() is not null)
  with check (person_id = platform.current_person() and platform.current_candidate() is not null);
create policy worker_forgets on platform.idempotency to accolade_worker using (true) with check (true);
create policy young_stays on platform.idempotency as restrictive for delete to accolade_worker
  using (platform.may_forget() and at < now() - make_interval(days => platform.keep_days('keep-answers-days')));
grant select, insert on platform.idempotency
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;
grant delete on platform.idempotency to accolade_worker;

-- A centre announces what it did itself, and nothing in another's name. A candidate announces to their own centre or to
-- none, and somebody who has not signed in nothing; an assessor, who works for the board, never in a centre's name.
alter table platform.outbox enable row level security;
alter table platform.outbox force row level security;
create policy centre_adds_own on platform.outbox for insert to accolade_centre
  with check (centre_id = platform.current_centre());
create policy candidate_adds_own on platform.outbox for insert to accolade_public
  with check (platform.current_candidate() is not null
    and (centre_id is null or centre_id = platform.current_centre()));
create policy assessor_adds on platform.outbox for insert to accolade_assessor with check (centre_id is null);
create policy others_add on platform.outbox for insert to accolade_board, accolade_access with check (true);
create policy worker_all on platform.outbox to accolade_worker using (true) with check (true);
grant insert on platform.outbox
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_access;
grant select, insert on platform.outbox, platform.delivery to accolade_worker;

alter table platform.mail enable row level security;
alter table platform.mail force row level security;
-- Nobody but the worker says that a message was sent.
create policy all_post on platform.mail for insert to accolade_centre, accolade_board, accolade_access
  with check (true);
create policy worker_all on platform.mail to accolade_worker using (true) with check (true);
create policy young_stays on platform.mail as restrictive for delete to accolade_worker
  using (platform.may_forget() and queued_at < now() - make_interval(days => platform.keep_days('keep-mail-days')));
grant insert (mail_id, recipient, subject, body) on platform.mail
  to accolade_centre, accolade_board, accolade_access;
grant select, insert, update, delete on platform.mail to accolade_worker;

-- People propose in their own name, and decide in their own name on what still waits. The worker tells people, and
-- notes what has expired. Nobody changes what was proposed, or removes it.
alter table platform.proposal enable row level security;
alter table platform.proposal force row level security;
create policy board_decides on platform.proposal for update to accolade_board, accolade_access
  using (state = 'waiting')
  with check (state = 'expired' or decided_by = platform.current_person());
create policy board_proposes on platform.proposal for insert to accolade_board, accolade_access
  with check (state = 'waiting' and proposed_by = platform.current_person());
create policy board_reads on platform.proposal for select to accolade_board, accolade_access using (true);
create policy worker_notes on platform.proposal for update to accolade_worker
  using (state = 'waiting') with check (state in ('waiting', 'expired'));
create policy worker_reads on platform.proposal for select to accolade_worker using (true);
grant select on platform.proposal to accolade_board, accolade_access, accolade_worker;
grant insert (proposal_id, action, about, sent, title, does, rests_on, needed_by, proposed_by, proposed_by_name,
  proposed_at, expires_at) on platform.proposal to accolade_board, accolade_access;
grant update (state, decided_by, decided_by_name, decided_at, decision_reason, act_id)
  on platform.proposal to accolade_board, accolade_access;
grant update (state, decided_at, told_at, alarmed_at) on platform.proposal to accolade_worker;

grant select, insert, update on platform.served_address to accolade_worker;

-- Nobody may change an act or remove one. A centre reads those that are for it to know. Candidates and assessors add
-- acts of their own, in their own name, and read none.
alter table audit.act enable row level security;
alter table audit.act force row level security;
create policy centre_reads_own on audit.act for select to accolade_centre
  using (centre_id = platform.current_centre() and to_centre);
create policy centre_adds_own on audit.act for insert to accolade_centre
  with check (centre_id = platform.current_centre());
create policy candidate_adds_own on audit.act for insert to accolade_public
  with check (side = 'candidate' and platform.current_candidate() is not null
    and person_id = platform.current_person() and (centre_id is null or centre_id = platform.current_centre()));
create policy assessor_adds_own on audit.act for insert to accolade_assessor
  with check (side = 'assessor' and person_id = platform.current_person() and centre_id is null);
create policy board_all on audit.act to accolade_board using (true) with check (true);
create policy worker_all on audit.act to accolade_worker using (true) with check (true);
create policy access_adds on audit.act for insert to accolade_access with check (true);
-- For the guards of chains and of what names an act, which say yes or no and nothing else.
create policy owner_links on audit.act for select to accolade_owner using (true);
revoke execute on function audit.guard_act, audit.guard_chain, audit.guard_linked, audit.cite_acts, audit.guard_citation
  from public;
grant select, insert on audit.act to accolade_board, accolade_worker;
-- All but the reasons that are the board's.
grant select (act_id, chain, position, at, person_id, person_name, side, action, centre_id, subject_kind, subject_id,
  reason, before, after, previous_hash, hash, approved_by, approved_by_name, to_centre, xact)
  on audit.act to accolade_centre;
grant insert on audit.act to accolade_centre, accolade_assessor, accolade_public, accolade_access;

-- The last links are for whoever adds an act, and somebody who has not signed in adds none.
alter table audit.chain enable row level security;
create policy whoever_acts on audit.chain
  to accolade_centre, accolade_board, accolade_assessor, accolade_worker, accolade_access
  using (true) with check (true);
create policy candidate_acts on audit.chain to accolade_public
  using (platform.current_candidate() is not null) with check (platform.current_candidate() is not null);
grant select, insert (chain, position, hash), update (position, hash) on audit.chain
  to accolade_centre, accolade_board, accolade_assessor, accolade_public, accolade_worker, accolade_access;
