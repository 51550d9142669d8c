-- A release is set by two people: the row names the proposal to release this family in this series, which somebody else
-- has approved. Without such a proposal there is no row.
alter table results.release
  add column proposal_id uuid,
  add column proposal_state text generated always as ('approved') stored,
  add column proposal_action text generated always as ('release-results') stored,
  add column proposal_about text generated always as (series || ' ' || family) stored,
  add foreign key (proposal_id, proposal_state, proposal_action, proposal_about)
    references platform.proposal (proposal_id, state, action, about),
  add constraint set_by_two_people check (proposal_id is not null) not valid;
