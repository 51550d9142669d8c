alter table centres.centre add constraint one_line_name check (platform.is_one_line(name || town)) not valid;
