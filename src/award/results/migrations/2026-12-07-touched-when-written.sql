-- As with marks: the time at which it was written, not that at which its transaction began.
alter table results.touched alter column at set default platform.moment();
