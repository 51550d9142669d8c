-- At the board, a file and its report are for those who may see what it holds: the permission that its kind names.
alter table exchange.file add column needs text not null default 'entries.view';
update exchange.file set needs = 'marks.view' where kind = 'mark-file';
alter table exchange.file alter column needs drop default;
alter table exchange.file_line add column needs text not null default 'entries.view';
update exchange.file_line l set needs = f.needs
from exchange.file f where f.centre_id = l.centre_id and f.file_id = l.file_id and f.needs <> l.needs;
alter table exchange.file_line alter column needs drop default;
