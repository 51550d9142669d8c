-- Owned by fees: what centres are charged, the invoices that ask for it, and what they have paid.
create schema fees;

-- A row is an event of entries that was heard. Hearing it again charges nothing.
create table fees.heard (
  centre_id text not null,
  event_id uuid not null references platform.outbox,
  series text not null,
  at timestamptz not null,
  primary key (centre_id, event_id)
);

-- A row is a charge, or a credit that takes a whole charge back. Only its status ever changes: a correction is a new
-- row. It comes from an event, or from an act of the board.
create table fees.line (
  centre_id text not null,
  -- From 1 at each centre, in the order in which they were noted.
  line_id integer not null check (line_id > 0),
  event_id uuid,
  act_id uuid references audit.act deferrable initially deferred,
  series text not null,
  candidate_id integer not null,
  option text not null,
  family text not null,
  service text not null,
  title text not null,
  kind text not null check (kind in ('charge', 'credit')),
  pence integer not null,
  -- The charge that a credit takes back, which no second one can.
  credits integer,
  -- Why a charge was taken back.
  reason text check (reason in ('withdrawn', 'medical', 'bereavement', 'board-error', 'other')),
  note text check (char_length(note) between 3 and 500),
  -- Until when a charge is taken back if the entry is withdrawn.
  refund_until timestamptz,
  at timestamptz not null,
  status text not null check (status in ('pending', 'chargeable', 'waived', 'invoiced', 'paid', 'credited')),
  primary key (centre_id, line_id),
  foreign key (centre_id, event_id) references fees.heard,
  foreign key (centre_id, candidate_id) references candidates.candidate,
  foreign key (centre_id, credits) references fees.line,
  unique (centre_id, credits),
  unique (centre_id, event_id, candidate_id, option, service, kind),
  constraint has_a_cause check (num_nonnulls(event_id, act_id) = 1),
  constraint sign_of_its_kind check (case kind when 'charge' then pence > 0 else pence < 0 end),
  constraint credits_a_charge
    check ((kind = 'credit') = (credits is not null) and (kind = 'credit') = (reason is not null)),
  constraint charged_by_an_event check (kind = 'credit' or event_id is not null),
  constraint never_waived check (kind = 'charge' or status in ('chargeable', 'credited'))
);
create index on fees.line (centre_id, series, candidate_id, option);
create index on fees.line (series, status);

-- The last number of each kind of document.
create table fees.counter (
  kind text primary key check (kind in ('invoice', 'credit-note')),
  last integer not null
);
insert into fees.counter (kind, last) values ('invoice', 0), ('credit-note', 0);

-- A row is an invoice, or a credit note for one, as it was issued. It never changes.
create table fees.document (
  centre_id text not null,
  kind text not null check (kind in ('invoice', 'credit-note')),
  number integer not null check (number > 0),
  series text not null,
  credits integer,
  invoice_kind text generated always as (case when credits is null then null else 'invoice' end) stored,
  issuer text not null,
  centre_name text not null,
  town text not null,
  postcode text not null,
  issued_on date not null,
  due_on date,
  net integer not null check (net > 0),
  vat integer not null check (vat >= 0),
  total integer not null check (total = net + vat),
  act_id uuid not null references audit.act deferrable initially deferred,
  made_in xid8 not null default pg_current_xact_id(),
  primary key (centre_id, kind, number),
  foreign key (centre_id, invoice_kind, credits) references fees.document (centre_id, kind, number),
  check ((kind = 'credit-note') = (credits is not null)),
  check ((kind = 'invoice') = (due_on is not null))
);
create index on fees.document (kind, number);

-- A row is a line of a document as printed: so many of a service for an entry code, at one price.
create table fees.item (
  centre_id text not null,
  kind text not null,
  number integer not null,
  position integer not null,
  service text not null,
  option text not null,
  title text not null,
  quantity integer not null check (quantity > 0),
  each_pence integer not null check (each_pence > 0),
  net integer not null check (net = quantity * each_pence),
  percent integer not null check (percent between 0 and 100),
  vat integer not null check (vat = (net * percent + 50) / 100),
  primary key (centre_id, kind, number, position),
  foreign key (centre_id, kind, number) references fees.document
);

-- A row is a charge or credit that a line of a document was made from. Each is in one document.
create table fees.invoiced_line (
  centre_id text not null,
  line_id integer not null,
  kind text not null,
  number integer not null,
  position integer not null,
  primary key (centre_id, line_id),
  foreign key (centre_id, line_id) references fees.line,
  foreign key (centre_id, kind, number, position) references fees.item
);
create index on fees.invoiced_line (centre_id, kind, number, position);

-- A row is money that the board received for an invoice.
create table fees.payment (
  centre_id text not null,
  number integer not null,
  reference text not null check (char_length(reference) between 1 and 60),
  kind text not null generated always as ('invoice') stored,
  pence integer not null check (pence > 0),
  received_on date not null,
  act_id uuid not null references audit.act deferrable initially deferred,
  primary key (centre_id, number, reference),
  foreign key (centre_id, kind, number) references fees.document (centre_id, kind, number)
);

-- A row is an invoice with what was paid and credited, and what is still to pay: below nothing, it is in credit.
create view fees.invoice with (security_invoker = true) as
select d.centre_id, d.number, d.series, d.centre_name, d.issued_on, d.due_on, d.net, d.vat, d.total, p.paid, c.credited,
       (d.total - p.paid - c.credited)::integer as outstanding
from fees.document d
cross join lateral (
  select coalesce(sum(p.pence), 0)::integer as paid from fees.payment p
  where p.centre_id = d.centre_id and p.number = d.number) p
cross join lateral (
  select coalesce(sum(c.total), 0)::integer as credited from fees.document c
  where c.centre_id = d.centre_id and c.kind = 'credit-note' and c.credits = d.number) c
where d.kind = 'invoice';

-- What was issued, paid or charged stays.
create function fees.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of fees.% never changes.', tg_table_name using errcode = 'AC002';
end $$;
create trigger never_changed before update or delete on fees.document
  for each row execute function fees.refuse_change();
create trigger never_changed before update or delete on fees.item for each row execute function fees.refuse_change();
create trigger never_changed before update or delete on fees.invoiced_line
  for each row execute function fees.refuse_change();
create trigger never_changed before update or delete on fees.payment for each row execute function fees.refuse_change();
create trigger never_changed before update or delete on fees.heard for each row execute function fees.refuse_change();
create trigger never_removed before delete on fees.line for each row execute function fees.refuse_change();

-- The status of a line moves on as its life cycle allows, and nothing else of it does.
create function fees.guard_line() returns trigger language plpgsql as $$
declare was fees.line := old;
begin
  was.status := new.status;
  if was is distinct from new then
    raise exception 'Only the status of a charge changes.' using errcode = 'AC002';
  end if;
  if (old.status, new.status) not in (
    ('pending', 'chargeable'), ('pending', 'waived'), ('pending', 'credited'),
    ('chargeable', 'invoiced'), ('chargeable', 'waived'), ('chargeable', 'credited'),
    ('invoiced', 'paid'), ('invoiced', 'credited'), ('paid', 'credited')) then
    raise exception 'A charge does not go from % to %.', old.status, new.status using errcode = 'AC002';
  end if;
  return new;
end $$;
create trigger guard_line before update on fees.line for each row execute function fees.guard_line();

-- A credit takes back the whole of a charge of the same entry.
create function fees.guard_credit() returns trigger language plpgsql as $$
begin
  if not exists (
    select from fees.line c
    where c.centre_id = new.centre_id and c.line_id = new.credits and c.kind = 'charge' and c.pence = -new.pence
      and (c.series, c.candidate_id, c.option, c.service)
        = (new.series, new.candidate_id, new.option, new.service)) then
    raise exception 'A credit takes back a charge, whole.' using errcode = 'AC002';
  end if;
  return new;
end $$;
create trigger guard_credit before insert on fees.line for each row when (new.kind = 'credit')
  execute function fees.guard_credit();

-- Nothing is added to a document once it is issued.
create function fees.guard_part() returns trigger language plpgsql as $$
begin
  if exists (
    select from added a join fees.document d using (centre_id, kind, number)
    where d.made_in <> pg_current_xact_id()) then
    raise exception 'What was issued never changes.' using errcode = 'AC002';
  end if;
  return null;
end $$;
create trigger guard_part after insert on fees.item referencing new table as added
  for each statement execute function fees.guard_part();
create trigger guard_part after insert on fees.invoiced_line referencing new table as added
  for each statement execute function fees.guard_part();

-- Numbers run from 1 without a gap.
create function fees.guard_numbers() returns trigger language plpgsql as $$
begin
  if exists (
    select from fees.document d where d.kind in (select a.kind from added a)
    group by d.kind having count(distinct d.number) <> max(d.number) or count(*) <> max(d.number)) then
    raise exception 'Numbers of documents have no gaps.' using errcode = 'AC002';
  end if;
  return null;
end $$;
create trigger guard_numbers after insert on fees.document referencing new table as added
  for each statement execute function fees.guard_numbers();

-- The totals of a document are the sums of its lines, and those of the charges or credits that they were made from.
create function fees.guard_totals() returns trigger language plpgsql as $$
declare
  items record;
  charged bigint;
begin
  select sum(i.net) as net, sum(i.vat) as vat into items from fees.item i
  where i.centre_id = new.centre_id and i.kind = new.kind and i.number = new.number;
  select abs(sum(l.pence)) into charged from fees.invoiced_line n
  join fees.line l on l.centre_id = n.centre_id and l.line_id = n.line_id
  where n.centre_id = new.centre_id and n.kind = new.kind and n.number = new.number
    and l.kind = case new.kind when 'invoice' then 'charge' else 'credit' end and l.series = new.series;
  if new.net is distinct from items.net or new.vat is distinct from items.vat or new.net is distinct from charged then
    raise exception 'A document adds up to its lines.' using errcode = 'AC002';
  end if;
  return null;
end $$;
create constraint trigger guard_totals after insert on fees.document deferrable initially deferred
  for each row execute function fees.guard_totals();

-- Nobody is noted to have paid more than is to pay.
create function fees.guard_payment() returns trigger language plpgsql as $$
begin
  if (select i.outstanding from fees.invoice i where i.centre_id = new.centre_id and i.number = new.number) < 0 then
    raise exception 'More was paid than is to pay.' using errcode = 'AC002';
  end if;
  return null;
end $$;
create trigger guard_payment after insert on fees.payment for each row execute function fees.guard_payment();
