-- Who may read and write what of questions: as of their cases. What was asked never changes.
grant usage on schema support to accolade_centre, accolade_board, accolade_worker;

alter table support.question enable row level security;
alter table support.question force row level security;
create policy board_duty on support.question for select to accolade_board
  using ('support-question' = any (cases.current_kinds()));
create policy centre_own on support.question to accolade_centre
  using (centre_id = platform.current_centre() and 'support-question' = any (cases.current_kinds()))
  with check (centre_id = platform.current_centre() and 'support-question' = any (cases.current_kinds()));
-- Questions are of no subject: they are not for people who have some subjects only.
create policy all_subjects on support.question as restrictive to accolade_centre
  using (platform.current_subjects() is null);
create policy worker_reads on support.question for select to accolade_worker using (true);
grant select on support.question to accolade_board, accolade_worker;
grant select, insert on support.question to accolade_centre;
