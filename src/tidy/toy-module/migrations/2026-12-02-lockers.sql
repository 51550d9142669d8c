-- Owned by lockers. A row is the key of one locker of a centre.
create schema lockers;
create table lockers.locker (
  centre_id text not null,
  locker integer not null,
  status text not null default 'here' check (status in ('here', 'lent')),
  primary key (centre_id, locker)
);
