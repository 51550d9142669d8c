-- A movement is made when it is written, not when its transaction began: an award that started in between has to see
-- that it is later.
alter table marking.movement alter column made_at set default platform.moment();
