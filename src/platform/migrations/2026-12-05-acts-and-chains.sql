-- A chain of acts moves on with the act that is its next link and never otherwise; and what names an act names one of
-- its own transaction. Both hold for every account of the database.

-- The transaction that wrote the act; null in acts from before this was kept.
alter table audit.act add column xact bigint;

create function audit.this_transaction() returns bigint language sql volatile
  return pg_current_xact_id()::text::bigint;

create function audit.note_transaction() returns trigger language plpgsql as $$
begin
  new.xact := audit.this_transaction();
  return new;
end $$;
create trigger note_transaction before insert on audit.act
  for each row execute function audit.note_transaction();

-- An act is the next link of its chain.
create function audit.guard_act() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not exists (
    select from audit.chain c
    where c.chain = new.chain and c.position = new.position - 1 and c.hash = new.previous_hash
  ) then
    raise check_violation using message = 'an act is the next link of its chain';
  end if;
  return null;
end $$;
create trigger guard_act after insert on audit.act
  for each row execute function audit.guard_act();

-- A chain begins empty, and moves on by one, to an act of the same transaction.
create function audit.guard_chain() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    raise check_violation using message = 'a chain of acts is not removed';
  elsif tg_op = 'INSERT' then
    if new.position <> 0 or new.hash <> decode(repeat('00', 32), 'hex') then
      raise check_violation using message = 'a chain of acts begins empty';
    end if;
  elsif new.chain <> old.chain or new.position <> old.position + 1 or not exists (
    select from audit.act a
    where a.chain = new.chain and a.position = new.position and a.hash = new.hash and a.previous_hash = old.hash
      and a.xact = audit.this_transaction()
  ) then
    raise check_violation using message = 'a chain of acts moves on by one, with the act that is its next link';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger guard_chain before insert or update or delete on audit.chain
  for each row execute function audit.guard_chain();

-- At the end of its transaction an act is in its chain: one beside it would stop every later act.
create function audit.guard_linked() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if not exists (select from audit.chain c where c.chain = new.chain and c.position >= new.position) then
    raise check_violation using message = 'an act is a link of its chain';
  end if;
  return null;
end $$;
create constraint trigger guard_linked after insert on audit.act deferrable initially deferred
  for each row execute function audit.guard_linked();

-- A row is an act that something written in a transaction names, until the transaction ends: no row stays.
create table audit.citation (
  act_id uuid not null,
  xact bigint not null,
  primary key (act_id, xact)
);

-- For the tables that name acts: notes once for each statement which acts its rows name.
create function audit.cite_acts() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into audit.citation (act_id, xact)
  select distinct w.act_id, audit.this_transaction() from written w where w.act_id is not null
  on conflict do nothing;
  return null;
end $$;

create function audit.guard_citation() returns trigger language plpgsql security definer
set search_path = pg_catalog as $$
begin
  if not exists (select from audit.act a where a.act_id = new.act_id and a.xact = new.xact) then
    raise check_violation using message = 'what names an act is written in the transaction of that act';
  end if;
  delete from audit.citation c where c.act_id = new.act_id and c.xact = new.xact;
  return null;
end $$;
create constraint trigger guard_citation after insert on audit.citation deferrable initially deferred
  for each row execute function audit.guard_citation();

create trigger cites_act after update on platform.proposal referencing new table as written
  for each statement when (session_user in ('accolade_board', 'accolade_access')) execute function audit.cite_acts();
