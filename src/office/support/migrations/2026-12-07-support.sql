-- Questions of centres to the board: a kind of case.
create schema support;

select cases.add_status('support-question', 'asked', 'open', '{centre,board}');
select cases.add_status('support-question', 'in-hand', 'open', '{centre,board}');
select cases.add_status('support-question', 'with-centre', 'waiting', '{board}');
select cases.add_status('support-question', 'answered', 'closed', '{board}');
select cases.add_status('support-question', 'withdrawn', 'closed', '{centre,board}');

-- A row is what a question asks: its topic, what it is called, and the records that it is about, if it is about any. Of
-- a file that is removed, the name stays.
create table support.question (
  centre_id text not null,
  case_id uuid not null,
  topic text not null
    check (topic in ('entries', 'arrangements', 'marks', 'results', 'certificates', 'fees', 'access', 'other')),
  title text not null check (length(title) between 1 and 120),
  series text,
  candidate_id integer,
  option text,
  file_id uuid,
  file_kind text,
  file_name text,
  primary key (centre_id, case_id),
  foreign key (centre_id, case_id) references cases.case (centre_id, case_id),
  foreign key (centre_id, candidate_id) references candidates.candidate (centre_id, candidate_id),
  foreign key (centre_id, file_id) references exchange.file (centre_id, file_id) on delete set null (file_id),
  check (candidate_id is null or series is not null),
  check (option is null or candidate_id is not null),
  check ((file_name is null) = (file_kind is null) and (file_id is null or file_name is not null))
);
create index on support.question (centre_id, candidate_id);
create index on support.question (centre_id, file_id);
