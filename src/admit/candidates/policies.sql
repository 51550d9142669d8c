-- Who may read and write what of candidates.
grant usage on schema candidates to accolade_centre, accolade_board, accolade_public, accolade_worker;

alter table candidates.candidate enable row level security;
alter table candidates.candidate force row level security;
create policy board_all on candidates.candidate to accolade_board using (true) with check (true);
create policy candidate_own on candidates.candidate for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy centre_own on candidates.candidate to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
-- Who teaches some subjects has nothing to do with candidates who were never entered for any of them.
create policy own_subjects on candidates.candidate as restrictive to accolade_centre
  using (platform.current_subjects() is null or entered_options && platform.current_options());
create policy worker_all on candidates.candidate to accolade_worker using (true) with check (true);
-- For compare_elsewhere, which says whether people are alike and nothing else.
create policy owner_compares on candidates.candidate for select to accolade_owner using (true);
grant select, insert, update on candidates.candidate to accolade_centre, accolade_board, accolade_worker;
grant select on candidates.candidate to accolade_public;

alter table candidates.candidate_number enable row level security;
alter table candidates.candidate_number force row level security;
create policy board_all on candidates.candidate_number to accolade_board using (true) with check (true);
create policy candidate_own on candidates.candidate_number for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy centre_own on candidates.candidate_number to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on candidates.candidate_number to accolade_worker using (true) with check (true);
grant select, insert on candidates.candidate_number to accolade_centre, accolade_board, accolade_worker;
grant select on candidates.candidate_number to accolade_public;

alter table candidates.counter enable row level security;
alter table candidates.counter force row level security;
create policy board_all on candidates.counter to accolade_board using (true) with check (true);
create policy centre_own on candidates.counter to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on candidates.counter to accolade_worker using (true) with check (true);
grant select, insert, update on candidates.counter to accolade_centre, accolade_board, accolade_worker;

alter table candidates.uci_directory enable row level security;
alter table candidates.uci_directory force row level security;
create policy board_all on candidates.uci_directory to accolade_board using (true) with check (true);
create policy centre_own on candidates.uci_directory to accolade_centre
  using (centre_id = platform.current_centre()) with check (centre_id = platform.current_centre());
create policy worker_all on candidates.uci_directory to accolade_worker using (true) with check (true);
grant select, insert on candidates.uci_directory to accolade_centre, accolade_board, accolade_worker;
-- The board corrects a UCI that was wrong.
grant update (uci) on candidates.uci_directory to accolade_board;

-- The trigger keep_details alone writes earlier details, with the rights of its owner, whoever changes a candidate.
alter table candidates.earlier_details enable row level security;
alter table candidates.earlier_details force row level security;
create policy board_all on candidates.earlier_details for select to accolade_board using (true);
create policy kept on candidates.earlier_details to accolade_owner using (true) with check (true);
create policy candidate_own on candidates.earlier_details for select to accolade_public
  using (centre_id = platform.current_centre() and candidate_id = platform.current_candidate());
create policy centre_own on candidates.earlier_details for select to accolade_centre
  using (centre_id = platform.current_centre());
create policy own_subjects on candidates.earlier_details as restrictive to accolade_centre
  using (platform.current_subjects() is null or entered_options && platform.current_options());
create policy worker_all on candidates.earlier_details for select to accolade_worker using (true);
grant select on candidates.earlier_details to accolade_centre, accolade_board, accolade_worker, accolade_public;
revoke execute on function candidates.keep_details from public;
grant select on candidates.details_over_time to accolade_centre, accolade_board, accolade_public, accolade_worker;

-- Only the board decides that a record is of a person whose identity changes.
alter table candidates.identity_decision enable row level security;
alter table candidates.identity_decision force row level security;
create policy board_all on candidates.identity_decision to accolade_board using (true) with check (true);
create policy centre_own on candidates.identity_decision for select to accolade_centre
  using (centre_id = platform.current_centre());
create policy worker_all on candidates.identity_decision for select to accolade_worker using (true);
create policy owner_asks on candidates.identity_decision for select to accolade_owner using (true);
grant select, insert on candidates.identity_decision to accolade_board;
-- That there is a decision; the reason is the board's.
grant select (centre_id, candidate_id, version) on candidates.identity_decision to accolade_centre, accolade_worker;

grant select on candidates.numbered_candidate to accolade_centre, accolade_board, accolade_public, accolade_worker;

revoke execute on function candidates.compare_elsewhere from public;
revoke execute on function candidates.contradicted, candidates.guard_stranger, candidates.guard_strangers
  from public;
grant execute on function candidates.compare_elsewhere to accolade_centre, accolade_board;
grant select on candidates.known_person to accolade_centre, accolade_board, accolade_worker;
grant select on candidates.pair to accolade_centre, accolade_board;
grant select on candidates.disputed_pair to accolade_board;
grant select on candidates.record_uci to accolade_centre, accolade_board, accolade_worker;

-- Only the board decides whether two records are of one person; a centre sees that its record was merged.
alter table candidates.merger enable row level security;
alter table candidates.merger force row level security;
create policy board_all on candidates.merger to accolade_board using (true) with check (true);
create policy centre_own on candidates.merger for select to accolade_centre
  using (merged_centre = platform.current_centre());
create policy worker_all on candidates.merger for select to accolade_worker using (true);
create policy owner_asks on candidates.merger for select to accolade_owner using (true);
grant select, insert on candidates.merger to accolade_board;
grant select (merged_centre, merged_candidate, former_uci, kept_centre, kept_candidate, kept_uci)
  on candidates.merger to accolade_centre, accolade_worker;
alter table candidates.two_people enable row level security;
alter table candidates.two_people force row level security;
create policy board_all on candidates.two_people to accolade_board using (true) with check (true);
create policy centre_own on candidates.two_people for select to accolade_centre
  using (centre_id = platform.current_centre() and other_centre_id = platform.current_centre());
grant select, insert on candidates.two_people to accolade_board;
grant select (centre_id, candidate_id, other_centre_id, other_candidate_id) on candidates.two_people
  to accolade_centre;
grant select on candidates.record_decision to accolade_board;
grant select on candidates.former_uci, candidates.merged_record, candidates.one_person
  to accolade_centre, accolade_board, accolade_worker;
