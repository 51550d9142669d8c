-- Acts of the board that need a second person.

-- A row is an act that somebody proposed: what was sent, what it would do in words, and what came of it. It is approved
-- or declined by somebody else, in time. What was proposed never changes, and what came of it is written once.
create table platform.proposal (
  proposal_id uuid primary key,
  action text not null,
  -- What the act is about. Of one act, one proposal about one thing waits at a time.
  about text not null,
  sent jsonb not null,
  title text not null,
  does jsonb not null,
  rests_on jsonb not null,
  -- After this instant approving it would be of no use.
  needed_by timestamptz,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > proposed_at),
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'declined', 'withdrawn', 'expired')),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  -- The act as the audit log has it, once it was approved and done.
  act_id uuid,
  -- When those who can approve it were told, and when they were told that it is urgent.
  told_at timestamptz,
  alarmed_at timestamptz,
  unique (proposal_id, state),
  unique (proposal_id, state, action, about),
  constraint ended_once check ((state = 'waiting') = (decided_at is null)),
  constraint second_person check (
    state not in ('approved', 'declined') or decided_by is not null and decided_by <> proposed_by),
  constraint withdrawn_by_proposer check (state <> 'withdrawn' or decided_by = proposed_by),
  constraint approved_in_time check (state <> 'approved' or decided_at < expires_at and act_id is not null),
  constraint declined_with_reason check (state <> 'declined' or decision_reason is not null),
  constraint expired_by_time check (state <> 'expired' or decided_by is null and decided_at >= expires_at)
);
create unique index proposal_waits on platform.proposal (action, about) where state = 'waiting';
create index on platform.proposal (proposed_at);

-- An answer that is remembered is a proposal when the act was not done yet.
alter table platform.idempotency add column proposed boolean not null default false;

-- The second person, of an act that one person proposed and another approved.
alter table audit.act
  add column approved_by text,
  add column approved_by_name text,
  add constraint approved_by_another check (approved_by <> person_id),
  add constraint approver_named check ((approved_by is null) = (approved_by_name is null));
