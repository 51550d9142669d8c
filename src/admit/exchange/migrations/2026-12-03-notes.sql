-- A report has notes beside errors and warnings: what was done, where nothing is to be done about it.
alter table exchange.file_line
  drop constraint file_line_severity_check,
  add constraint file_line_severity_check check (severity in ('E', 'W', 'N'));
