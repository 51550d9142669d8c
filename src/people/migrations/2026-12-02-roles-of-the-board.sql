-- Two people give a role of the board: the role, and the invitation before it, name the proposal that the second person
-- approved. A proposal is used once. Roles given by the operator of the server name none.
alter table access.role_holding
  add column proposal_id uuid,
  add column proposal_state text generated always as ('approved') stored,
  add foreign key (proposal_id, proposal_state) references platform.proposal (proposal_id, state);
alter table access.invitation
  add column proposal_id uuid,
  add column proposal_state text generated always as ('approved') stored,
  add foreign key (proposal_id, proposal_state) references platform.proposal (proposal_id, state);
create unique index on access.role_holding (proposal_id);
create unique index on access.invitation (proposal_id);
