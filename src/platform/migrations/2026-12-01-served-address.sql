-- The one row of where people reached the pages when serving began last: links that the command line prints begin so.
create table platform.served_address (
  single boolean primary key default true check (single),
  address text not null check (address ~ '^https?://' and char_length(address) <= 300),
  at timestamptz not null default now()
);
