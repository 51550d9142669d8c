import { sql } from "kysely";
import { entriesMoved, findOffer } from "#entries";
import type { Tx } from "#platform/database";
import type { Delivered, Subscriber } from "#platform/events";
import { chargeStatusOf, serviceTitles } from "../charge.ts";
import { lastLine, lockCharges } from "../number-lines.ts";
import { type Moved, readMoves } from "./read-moves.ts";
import { linesFor, type NewLine, type StandingCharge } from "./rule.ts";

type Offer = NonNullable<Awaited<ReturnType<typeof findOffer>>>;

/**
 * Charges the entries that were made, and takes back the fees of those withdrawn in time. An event that was heard is
 * noted with what it cost, in one transaction: hearing it again charges nothing, and the keys of the tables refuse it.
 */
export const chargeEntries: Subscriber = {
  name: "fees: charge entries",
  event: entriesMoved.name,
  hear: async (tx, event) => {
    const { centreId } = event;
    if (centreId === null) return;
    const moved = readMoves(event);
    if (!(await note(tx, centreId, event, moved))) return;
    await lockCharges(tx, centreId);
    const offer = await findOffer(tx, moved.series);
    if (!offer) throw new RangeError(`Series ${moved.series} offers nothing, and entries were made in it.`);
    const lines = linesFor(moved.moves, offer, await standingCharges(tx, centreId, moved), moved.at);
    if (lines.length > 0) await saveLines(tx, centreId, event, moved, offer, lines);
  },
};

/** False when the event was heard before. */
async function note(tx: Tx, centreId: string, { eventId }: Delivered, { series, at }: Moved): Promise<boolean> {
  const noted = await sql`
    insert into fees.heard (centre_id, event_id, series, at)
    values (${centreId}, ${eventId}::uuid, ${series}, ${at.toString()}::timestamptz)
    on conflict do nothing`.execute(tx);
  return noted.numAffectedRows === 1n;
}

/** The entry fees of what is withdrawn that have not been taken back, oldest first; nobody else changes them now. */
async function standingCharges(tx: Tx, centreId: string, { series, moves }: Moved): Promise<readonly StandingCharge[]> {
  const gone = moves.filter(({ act }) => act === "withdrawn");
  if (gone.length === 0) return [];
  const found = await sql<Omit<StandingCharge, "status"> & { status: string }>`
    select l.line_id::text as "lineId", l.candidate_id as "candidateId", l.option, l.pence, l.status
    from fees.line l
    join unnest(${gone.map((move) => move.candidateId)}::integer[], ${gone.map((move) => move.option)}::text[])
      as n (candidate_id, option) on n.candidate_id = l.candidate_id and n.option = l.option
    where l.centre_id = ${centreId} and l.series = ${series} and l.service = 'entry' and l.kind = 'charge'
      and l.status not in ('waived', 'credited')
    order by l.line_id for update of l`.execute(tx);
  return found.rows.map((row) => ({ ...row, status: chargeStatusOf(row.status) }));
}

async function saveLines(
  tx: Tx,
  centreId: string,
  { eventId }: Delivered,
  { series, at }: Moved,
  offer: Offer,
  lines: readonly NewLine[],
): Promise<void> {
  const time = at.toString();
  await sql`
    insert into fees.line (centre_id, line_id, event_id, series, candidate_id, option, family, service, title, kind,
      pence, credits, reason, refund_until, at, status)
    select ${centreId}, ${lastLine(centreId)} + n.position, ${eventId}::uuid, ${series}, n.candidate_id, n.option,
      n.family, n.service, n.title, case when n.pence > 0 then 'charge' else 'credit' end, n.pence, n.credits,
      case when n.pence > 0 then null else 'withdrawn' end, n.refund_until, ${time}::timestamptz, n.status
    from ${rowsOf(lines, offer)}`.execute(tx);
  const credited = lines.flatMap(({ credits }) => credits ?? []);
  await sql`
    update fees.line set status = 'credited'
    where centre_id = ${centreId} and line_id = any(${credited}::integer[])`.execute(tx);
}

function rowsOf(lines: readonly NewLine[], { options }: Offer) {
  const column = <Value>(of: (line: NewLine) => Value) => lines.map(of);
  const titles = column((line) => titleOf(line, options.get(line.option)?.title ?? line.option));
  return sql`
    unnest(${column((line) => line.candidateId)}::integer[], ${column((line) => line.option)}::text[],
      ${column((line) => options.get(line.option)?.family ?? "")}::text[], ${column((line) => line.service)}::text[],
      ${titles}::text[], ${column((line) => line.pence)}::integer[], ${column((line) => line.credits)}::integer[],
      ${column((line) => line.refundUntil)}::timestamptz[], ${column((line) => line.status)}::text[]) with ordinality
      as n (candidate_id, option, family, service, title, pence, credits, refund_until, status, position)`;
}

/** As invoices print it: the title of what was entered, or what lateness added to it. */
function titleOf({ service }: NewLine, title: string): string {
  return service === "entry" ? title : `${serviceTitles[service]}, ${title}`;
}
