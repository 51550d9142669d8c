alter table access.person add constraint one_line_name check (platform.is_one_line(name)) not valid;
alter table access.invitation add constraint one_line_name check (platform.is_one_line(name)) not valid;
