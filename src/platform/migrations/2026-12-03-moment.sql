-- What is asked at the end of a transaction.

-- The clock as it is now. platform.clock() is that of the beginning of the transaction, which may have been before an
-- instant that has passed since.
create function platform.moment() returns timestamptz language sql volatile
  return platform.clock() + (clock_timestamp() - now());

-- Whether the log has a line that something was done to a thing.
create function audit.is_logged(of_action text, of_kind text, of_id text) returns boolean language sql stable
  return exists (
    select from audit.act a where a.subject_kind = of_kind and a.subject_id = of_id and a.action = of_action
  );

-- What was sent with a proposal.
create function platform.sent_with(proposal uuid) returns jsonb language sql stable
  return (select p.sent from platform.proposal p where p.proposal_id = proposal);
