-- Owned by platform. What giving and taking back roles needs beside the tables of 0002.

-- A role belongs to one side: otherwise a centre's account could write a board's role into its own centre.
do $$
declare t text;
begin
  foreach t in array array['role_holding', 'invitation'] loop
    execute format($check$
      alter table access.%I add constraint role_of_side check (case side
        when 'centre' then role in ('head-of-centre', 'exams-officer', 'deputy-exams-officer', 'senco', 'teacher',
          'centre-finance', 'read-only')
        when 'board' then role in ('customer-support', 'approvals', 'entries', 'special-requirements', 'moderation',
          'assessment', 'awarding', 'results', 'post-results', 'certificates', 'finance', 'compliance', 'administrator')
        when 'assessor' then role in ('moderator', 'examiner')
        else role = 'candidate' end)$check$, t);
  end loop;
end $$;

-- When a person was told that the account goes to sleep unless it is used.
alter table access.person add column sleep_warned_at timestamptz;
grant select (sleep_warned_at), update (sleep_warned_at) on access.person to accolade_board, accolade_worker;

-- A centre gives roles to people it has already, never to somebody it only knows the name of; its first exams officer is
-- appointed by the board, like its head. What it changes it must also be able to see.
drop policy centre_own on access.role_holding;
create policy centre_sees_own on access.role_holding for select to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre');
create policy centre_ends_own on access.role_holding for update to accolade_centre
  using (centre_id = platform.current_centre() and side = 'centre')
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre');
create policy centre_gives_own on access.role_holding for insert to accolade_centre
  with check (centre_id = platform.current_centre() and side = 'centre' and role <> 'head-of-centre'
    and person_id in (select h.person_id from access.role_holding h where h.centre_id = platform.current_centre())
    and (role <> 'exams-officer' or exists (
      select 1 from access.role_holding h where h.centre_id = platform.current_centre() and h.role = 'exams-officer')));

-- A centre wakes an account that sleeps, of somebody who works there now, and changes nothing else of a person.
create policy centre_wakes on access.person for update to accolade_centre
  using (state = 'asleep' and person_id in (
    select h.person_id from access.role_holding h where h.centre_id = platform.current_centre() and h.side = 'centre'
      and h.ended_at is null and (h.until_at is null or h.until_at > now())))
  with check (state = 'active');
grant update (state, sleep_warned_at) on access.person to accolade_centre;

grant update (token_hash, expires_at) on access.invitation to accolade_centre, accolade_board;
-- Laying down one's own role is an act about one's own account.
grant update (ended_at, ended_by, end_reason) on access.role_holding to accolade_access;

insert into platform.setting (name, value, about) values ('account-sleep-days', '365',
  'INFERRED: days without signing in after which an account goes to sleep. Other boards remove accounts after two years.');
