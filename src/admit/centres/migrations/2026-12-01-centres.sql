-- Centres and what they are approved to offer.
create schema centres;

-- A row is a centre: a school or college known by its national centre number.
create table centres.centre (
  centre_id text primary key check (centre_id ~ '^[0-9]{5}$' and centre_id <> '00000'),
  name text not null,
  kind text not null default 'school',
  postcode text not null default '',
  town text not null default '',
  status text not null default 'approved' check (status in ('approved', 'suspended', 'withdrawn')),
  early_access_withdrawn boolean not null default false
);
-- A row is a family of qualifications that a centre is approved to offer.
create table centres.approval (
  centre_id text not null references centres.centre,
  family text not null,
  primary key (centre_id, family)
);
