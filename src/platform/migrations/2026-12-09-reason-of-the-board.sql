-- Why the board did what a centre may know of, where the reason is not the centre's to know: it may name somebody of
-- another centre. policies.sql gives no centre the column.
alter table audit.act
  add column board_reason text,
  add check (board_reason is null or side = 'board');
