-- A mark that was recorded changes only with a cause, whichever account of the database changes it.
alter table marking.movement
  add constraint raw_comes_first check (cause <> 'raw' or movement = 1),
  add constraint reason_is_given check (cause not in ('correction', 'hold') or trim(reason) <> '');
