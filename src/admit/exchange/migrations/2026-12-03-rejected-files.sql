-- Rejected files must not fill the disk. Of one the receipt, the report and the reply are kept, and not its bytes; a
-- centre has 200 a day; and the job removes them after 90 days (policies.sql).
alter table exchange.file no force row level security;
alter table exchange.file_line no force row level security;

-- A rejected file is the nth of its centre on a day, so that no account of the database can add another.
alter table exchange.file add rejected_on date, add rejected_nth smallint;

alter table exchange.file_line drop constraint file_line_centre_id_file_id_fkey,
  add foreign key (centre_id, file_id) references exchange.file on delete cascade;

with numbered as (
  select centre_id, file_id, (received_at at time zone 'Europe/London')::date as day,
    row_number() over (
      partition by centre_id, (received_at at time zone 'Europe/London')::date order by received_at, file_id
    ) as nth
  from exchange.file where status = 'rejected'
), removed as (
  delete from exchange.file f using numbered n
  where n.nth > 200 and f.centre_id = n.centre_id and f.file_id = n.file_id
)
update exchange.file f set content = '', rejected_on = n.day, rejected_nth = n.nth
from numbered n where n.nth <= 200 and f.centre_id = n.centre_id and f.file_id = n.file_id;

alter table exchange.file
  add check ((status = 'rejected') = (rejected_on is not null and rejected_nth is not null)),
  add check (rejected_nth between 1 and 200),
  add check (rejected_on between (received_at - interval '1 day')::date and (received_at + interval '1 day')::date),
  add check (status <> 'rejected' or octet_length(content) = 0),
  add unique (centre_id, rejected_on, rejected_nth);

alter table exchange.file force row level security;
alter table exchange.file_line force row level security;
