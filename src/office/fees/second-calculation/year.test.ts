import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { announce } from "../../../platform/events/announce.ts";
import { perform } from "../../../platform/perform/perform.ts";
import { entriesMoved, type EntryMove } from "../../../admit/entries/events.ts";
import { chargeEntries } from "../charge-entries/charge-entries.ts";
import { type FeesSite, feesSite } from "../fixture.ts";
import { issueInvoices } from "../issue-invoices/issue-invoices.ts";
import { waiveCharge } from "../waive-charge/waive-charge.ts";
import { readCharged, readHistory, readLists } from "./read-history.ts";
import { differences, recalculate } from "./recalculate.ts";

/** Changes for another year; what fails can then be repeated. */
const seed = 20_261_201;
const [eventsInAll, parts] = [1_000, 5];
const options = ["J277", "J560H", "J204", "H446A", "H555", "I1201"];
const centres = ["99999", "99998"] as const;

let fees: FeesSite;
beforeAll(async () => {
  fees = await feesSite();
  const candidates = Object.fromEntries(Array.from({ length: 12 }, (_none, at) => [at + 1, ["J198"]]));
  for (const centre of centres) await fees.send(1, candidates, centre);
  await fees.rows(`insert into catalogue.key_dates (series, family, kind, at, at_instant, status, source)
    values ('6A26', 'GCE', 'refund-until', '2026-04-21T23:59', '2026-04-21T22:59:00Z', 'sample', 'ours')`);
  await liveThrough();
});
afterAll(() => fees.site.close());

const step = fc.record({
  centre: fc.constantFrom(...centres),
  moves: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom(...options)), {
    minLength: 1,
    maxLength: 4,
    selector: (pair) => pair.join(),
  }),
  minutes: fc.integer({ min: 1, max: 240 }),
  /** Some things happen in the very last minute of a deadline, or the first one after it. */
  snap: fc.constantFrom(
    "",
    "",
    "",
    "",
    "2026-02-21T23:59:59Z",
    "2026-02-22T00:00:00Z",
    "2026-04-21T22:59:59Z",
    "2026-04-21T23:00:00Z",
  ),
});

async function liveThrough(): Promise<void> {
  const steps = fc.sample(step, { seed, numRuns: eventsInAll });
  const standing = new Map<string, EntryMove["stage"]>();
  let at = Temporal.Instant.from("2026-02-11T10:00:00Z");
  for (let part = 0; part < parts; part += 1) {
    const some = steps.slice((part * eventsInAll) / parts, ((part + 1) * eventsInAll) / parts);
    await fees.site.app.database.as.worker.transaction().execute(async (tx) => {
      for (const { centre, moves, minutes, snap } of some) {
        const next = at.add({ minutes });
        const edge = snap === "" ? next : Temporal.Instant.from(snap);
        at =
          Temporal.Instant.compare(edge, at) > 0 && Temporal.Instant.compare(edge, at.add({ hours: 96 })) < 0
            ? edge
            : next;
        const moved = moves.map(([candidateId, option]) => moveOf(standing, centre, candidateId, option, at));
        await announce(tx, [entriesMoved.of(centre, { series: "6A26", at: at.toString(), moved })]);
      }
    });
    await fees.deliver();
    fees.setTime(at.toString());
    await waiveSome(part);
    const board = fees.board.actor;
    if (board) await perform(fees.site.app, board, issueInvoices, { series: "6A26" });
  }
}

/** An entry that stands is withdrawn, another is made at the stage of the moment. */
function moveOf(
  standing: Map<string, EntryMove["stage"]>,
  centre: string,
  candidateId: number,
  option: string,
  at: Temporal.Instant,
): EntryMove {
  const key = `${centre} ${candidateId} ${option}`;
  const stood = standing.get(key);
  if (stood !== undefined) {
    standing.delete(key);
    return { candidateId, option, act: "withdrawn", stage: stood };
  }
  const isAfter = (time: string) => Temporal.Instant.compare(at, Temporal.Instant.from(time)) >= 0;
  const stage = isAfter("2026-03-22T00:00:00Z") ? "very-late" : isAfter("2026-02-22T00:00:00Z") ? "late" : "on-time";
  const made = option === "I1201" ? "on-time" : stage;
  standing.set(key, made);
  return { candidateId, option, act: "made", stage: made };
}

/** The board takes back some charges, pending, waiting and invoiced ones. */
async function waiveSome(part: number): Promise<void> {
  const found = await fees.rows(
    `select centre_id, line_id from fees.line where kind = 'charge' and status not in ('waived', 'credited')
     order by md5(line_id::text || '${part}') limit 12`,
  );
  const { actor } = fees.board;
  if (!actor) return;
  for (const row of found) {
    const wanted = {
      centre: String(row["centre_id"]),
      charge: String(row["line_id"]),
      reason: "other",
      note: "Found so",
    };
    expect((await perform(fees.site.app, actor, waiveCharge, wanted)).ok).toBe(true);
  }
}

async function difference(): Promise<readonly string[]> {
  const { worker } = fees.site.app.database.pools;
  return differences(await readCharged(worker), recalculate(await readHistory(worker), await readLists(worker)));
}

test("a random year of some thousand moves is charged to the penny as a second calculation has it", async () => {
  const history = await readHistory(fees.site.app.database.pools.worker);
  const moves = history.flatMap((each) => each.body.moved ?? []);
  expect([moves.length > 2_000, history.filter(({ name }) => name === "charge-waived").length]).toEqual([true, 60]);
  const [kinds] = await fees.rows(`select count(*) filter (where service = 'very-late-entry') > 100 as late,
    count(*) filter (where reason = 'withdrawn') > 100 as refunded, sum(pence) > 0 as owed from fees.line`);
  expect(kinds).toEqual({ late: true, refunded: true, owed: true });
  expect(await difference()).toEqual([]);
});

test("hearing everything again changes nothing", async () => {
  const before = await fees.rows("select count(*)::integer as n, sum(pence)::integer as pence from fees.line");
  const { worker } = fees.site.app.database.as;
  for (const { id, name, centre, body } of await readHistory(fees.site.app.database.pools.worker)) {
    if (name !== chargeEntries.event) continue;
    const event = { eventId: id, name, centreId: centre, body };
    await worker.transaction().execute((tx) => chargeEntries.hear(tx, event, fees.site.app));
  }
  expect(await fees.rows("select count(*)::integer as n, sum(pence)::integer as pence from fees.line")).toEqual(before);
});

test("documents and what waits for them add up to what was charged, and every charge is on one invoice at most", async () => {
  const [sums] = await fees.rows(`select
    (select sum(case kind when 'invoice' then net else -net end) from fees.document)::integer
      + (select coalesce(sum(pence), 0) from fees.line where status in ('pending', 'chargeable'))::integer as asked,
    (select sum(pence) from fees.line)::integer as charged,
    (select count(*) from fees.document where kind = 'credit-note') > 0 as credited`);
  expect(sums).toEqual({ asked: sums?.["charged"], charged: sums?.["charged"], credited: true });
});

test.each([
  [
    "a double charge",
    `insert into fees.line (centre_id, line_id, event_id, series, candidate_id, option, family, service, title, kind, pence, at, status)
     select l.centre_id, 999999, h.event_id, l.series, l.candidate_id, l.option, l.family, l.service, l.title, 'charge', l.pence,
       l.at, 'chargeable' from fees.line l join fees.heard h on h.centre_id = l.centre_id
     where l.service = 'late-entry' and not exists (select from fees.line o where o.event_id = h.event_id
       and o.candidate_id = l.candidate_id and o.option = l.option) order by l.line_id, h.event_id limit 1`,
  ],
  [
    "a missed refund",
    `delete from fees.line where (centre_id, line_id) = (select l.centre_id, l.line_id from fees.line l where l.reason = 'withdrawn'
       and not exists (select from fees.invoiced_line i where i.centre_id = l.centre_id and i.line_id = l.line_id)
       order by l.centre_id, l.line_id limit 1)`,
  ],
  [
    "a wrong penny",
    `update fees.line set pence = pence + 1 where (centre_id, line_id) = (select centre_id, min(line_id) from fees.line where service = 'entry'
       and kind = 'charge' and status = 'invoiced' group by centre_id order by centre_id limit 1)`,
  ],
])("the second calculation finds %s, and nothing else", async (_title, plant) => {
  const { owner, worker } = fees.site.app.database.pools;
  const owed = recalculate(await readHistory(worker), await readLists(worker));
  const client = await owner.connect();
  try {
    await client.query("begin");
    await client.query("alter table fees.line disable trigger user");
    for (const table of ["line", "heard", "invoiced_line"])
      await client.query(`alter table fees.${table} no force row level security`);
    expect((await client.query(plant)).rowCount).toBe(1);
    expect(differences(await readCharged(client), owed).length).toBe(1);
  } finally {
    await client.query("rollback");
    client.release();
  }
});
