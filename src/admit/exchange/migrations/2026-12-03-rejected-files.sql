-- Rejected files must not fill the disk. Of one the receipt, the report and the reply are kept, and not its bytes; a
-- centre has 200 a day; and the job removes them after 90 days (policies.sql).

-- A rejected file is the nth of its centre on a day, so that no account of the database can add another. The checks are
-- for new files: those of before go after their 90 days.
alter table exchange.file
  add rejected_on date,
  add rejected_nth smallint,
  add unique (centre_id, rejected_on, rejected_nth),
  add constraint file_rejected_counted
    check ((status = 'rejected') = (rejected_on is not null and rejected_nth is not null)) not valid,
  add constraint file_rejected_nth check (rejected_nth between 1 and 200) not valid,
  add constraint file_rejected_on check (
    rejected_on between (received_at - interval '1 day')::date and (received_at + interval '1 day')::date
  ) not valid,
  add constraint file_rejected_bytes check (status <> 'rejected' or octet_length(content) = 0) not valid;

alter table exchange.file_line drop constraint file_line_centre_id_file_id_fkey,
  add foreign key (centre_id, file_id) references exchange.file on delete cascade;
