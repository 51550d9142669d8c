-- A name is in lists, titles and files beside others. What was saved before is left as it is.
alter table candidates.candidate
  add constraint one_line_name check (platform.is_one_line(surname || forenames || file_name)) not valid;
