-- Notices to a centre are about its staff, or about a candidate, with where there is more.
alter table access.notice
  add column about text not null default 'staff' check (about in ('staff', 'candidate')),
  add column path text,
  add constraint notice_leads_somewhere check ((about = 'candidate') = (path is not null));
