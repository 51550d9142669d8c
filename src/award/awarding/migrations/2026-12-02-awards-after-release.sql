-- Awarding a series again whose results have been released.

-- A row is a series of which results reach people from an instant: what an award changes after it, somebody has seen.
create table awarding.issued (
  series text primary key references catalogue.series,
  at timestamptz not null
);
create function awarding.is_issued(of_series text) returns boolean language sql stable parallel safe
  return exists (select from awarding.issued i where i.series = of_series and i.at <= platform.clock());

-- The proposal of such an award, which a second person approved.
alter table awarding.run
  add column proposal_id uuid,
  add column proposal_state text generated always as ('approved') stored,
  add foreign key (proposal_id, proposal_state) references platform.proposal (proposal_id, state);
create unique index on awarding.run (proposal_id);
