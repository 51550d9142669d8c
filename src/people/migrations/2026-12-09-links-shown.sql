-- Who was shown the link of an invitation, where no mail server is set; null: it was sent by email.
alter table access.invitation add column link_shown_to text;

-- A row is an account that was opened with a link which somebody else had been shown: nothing tells the two people
-- apart, so that neither approves what the other proposed. Kept as long as the account.
create table access.link_shown (
  person_id text not null references access.person,
  shown_to text not null,
  at timestamptz not null default now(),
  primary key (person_id, shown_to)
);
