import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foldName } from "#formats";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { loadDemoCatalogue } from "../../catalogue/load-catalogue/load-demo-catalogue.ts";
import { sampleUci } from "../../entries/sample-files.ts";

/** A merger is of people: of every record of both UCIs, at whatever centre. */
type Kept = { readonly centre: string; readonly id: number; readonly uci: string };
type Given = { readonly forenames?: string; readonly birth?: string; readonly entered?: string };

const centres = ["99999", "99998", "99997"] as const;
let site: TestSite;
let board: Visitor;
let units: readonly string[];
let last = 0;

beforeAll(async () => {
  site = await testSite(undefined, { clock: () => Temporal.Instant.from("2026-02-10T10:00:00Z") });
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "entries" });
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    for (const centre of centres) {
      await sql`insert into centres.centre (centre_id, name) values (${centre}, 'Elm School')`.execute(tx);
    }
    await sql`insert into centres.approval (centre_id, family) select centre_id, family from centres.centre
      cross join catalogue.families`.execute(tx);
  });
  const found = await pool().query<{ unit: string }>("select unit from catalogue.units order by unit limit 8");
  units = found.rows.map(({ unit }) => unit);
});
afterAll(() => site.close());

const pool = () => everyDuty(site.app.database).pool;

/** A new record at a centre, with the number of its candidate. */
async function add(centre: string, surname: string, given: Given = {}): Promise<Kept> {
  const { forenames = "Ann", birth = "2009-04-04", entered } = given;
  last += 1;
  const kept = { centre, id: last, uci: sampleUci(centre, last) };
  await site.app.database.as.worker.transaction().execute(async (tx) => {
    await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex,
      date_of_birth) values (${centre}, ${last}, ${kept.uci}, ${surname}, ${forenames}, ${foldName(surname, forenames)},
        'F', ${birth})`.execute(tx);
    await sql`insert into candidates.uci_directory (uci, centre_id, candidate_id)
      values (${kept.uci}, ${centre}, ${last})`.execute(tx);
    await sql`insert into candidates.candidate_number (centre_id, series, candidate_number, candidate_id)
      values (${centre}, '6A26', ${last}, ${last})`.execute(tx);
    if (entered === undefined) return;
    await sql`insert into entries.entry (centre_id, series, candidate_id, option, channel, status)
      values (${centre}, '6A26', ${last}, ${entered}, 'file', 'made')`.execute(tx);
  });
  return kept;
}

async function uciOf({ centre, id }: Kept): Promise<string> {
  const { rows } = await pool().query<{ uci: string }>(
    "select uci from candidates.candidate where centre_id = $1 and candidate_id = $2",
    [centre, id],
  );
  return rows[0]?.uci ?? "";
}

async function isMerged({ centre, id }: Kept): Promise<boolean> {
  const { rows } = await pool().query<{ merged: boolean }>("select candidates.is_merged($1, $2) as merged", [
    centre,
    id,
  ]);
  return rows[0]?.merged ?? false;
}

const place = ({ centre, id }: Kept) => `/board/candidates/${centre}/${id}/merger`;

async function show(one: Kept, other: Kept) {
  const asked = { otherCentre: other.centre, otherUci: await uciOf(other) };
  const { body } = await board.get(`${place(one)}?${new URLSearchParams(asked)}`);
  return { asked, body, shown: /name="shown" value="([^"]*)"/.exec(body)?.[1] ?? "" };
}

/** What a page answered: its status, and what it refused. */
async function send(address: string, form: Record<string, string>): Promise<[number, string]> {
  const { status, body } = await board.post(address, form);
  const text = /govuk-error-summary__body">(.*?)<\/div>/s.exec(body)?.[1] ?? "";
  const blocked = /cannot be merged yet.<\/p>(.*?)<\/ul>/s.exec(body)?.[1] ?? "";
  return [status, `${text}${blocked}`.replaceAll(/<[^>]*>/g, "").trim()];
}

/** Merges two records into the UCI of one of them. */
async function merge(one: Kept, other: Kept, keep: Kept, reason = "One birth certificate") {
  const { asked, shown } = await show(one, other);
  return send(place(one), { ...asked, shown, keep: await uciOf(keep), reason });
}

async function correct({ centre, id }: Kept, newUci: string) {
  return send(`/board/candidates/${centre}/correction?candidate=${id}`, { newUci, reason: "Typed wrong" });
}

const done = [303, ""];
const refused = (said: string) => [422, expect.stringContaining(said)];
const ucis = (records: readonly Kept[]) => Promise.all(records.map(uciOf));

describe("records of one person at several centres", () => {
  test("stay one person when one of them is merged again, and each centre is told", async () => {
    const [a, b, c] = [await add("99999", "Zebra"), await add("99998", "Zebra"), await add("99997", "Zebra")];
    expect(await merge(a, b, b)).toEqual(done);
    const { body } = await show(b, c);
    expect(body).toContain("3 records will have the UCI that you keep");
    expect(body).toContain(`3 records will have UCI ${c.uci}`);
    expect(body.match(/data-label="UCI"/g)).toHaveLength(3);
    expect(await merge(b, c, c)).toEqual(done);
    expect(await ucis([a, b, c])).toEqual([c.uci, c.uci, c.uci]);
    expect(await merge(c, a, a)).toEqual(refused("already"));
    const { rows } = await pool().query(
      `select centre_id, before ->> 'uci' as before from audit.act where after ->> 'uci' = $1 order by centre_id`,
      [c.uci],
    );
    expect(rows).toEqual([
      { centre_id: "99998", before: b.uci },
      { centre_id: "99999", before: b.uci },
    ]);
    const events = await site.app.database.pools.worker.query(
      "select centre_id from platform.outbox where name = 'candidates-merged' and body ->> 'uci' = $1 order by 1",
      [c.uci],
    );
    expect(events.rows).toEqual([{ centre_id: "99998" }, { centre_id: "99999" }]);
  });

  test("both former UCIs of a record lead to the one that it has", async () => {
    const [a, b, c] = [await add("99999", "Yak"), await add("99998", "Yak"), await add("99997", "Yak")];
    await merge(a, b, b);
    await merge(b, c, c);
    const { rows } = await pool().query(
      "select former_uci, kept_uci from candidates.former_uci where centre_id = '99999' and candidate_id = $1",
      [a.id],
    );
    expect(new Set(rows.map((row) => `${row.former_uci} ${row.kept_uci}`))).toEqual(
      new Set([`${a.uci} ${c.uci}`, `${b.uci} ${c.uci}`]),
    );
  });
});

test("mergers in a ring at the same moment follow each other, and the second sees what the first did", async () => {
  const [a, b, c] = [await add("99999", "Crane"), await add("99998", "Crane"), await add("99997", "Crane")];
  const ring = [
    [a, b],
    [b, c],
    [c, a],
  ] as const;
  const pages = await Promise.all(ring.map(async ([one, other]) => ({ one, other, ...(await show(one, other)) })));
  const answers = await Promise.all(
    pages.map(({ one, other, asked, shown }) =>
      send(place(one), { ...asked, shown, keep: other.uci, reason: "One birth certificate" }),
    ),
  );
  expect(answers.map(([status]) => status).toSorted()).toEqual([303, 422, 422]);
  expect(new Set(await ucis([a, b, c])).size).toBe(2);
});

describe("what two records may not be merged for, they are not by way of a third", () => {
  test("two entries for one option", async () => {
    const a = await add("99999", "Trip", { entered: "J277" });
    const b = await add("99999", "Trip", { entered: "J277", forenames: "Anne" });
    const c = await add("99998", "Trip");
    expect(await merge(a, b, b)).toEqual(refused("Both records are entered for J277"));
    expect(await merge(a, c, c)).toEqual(done);
    expect(await merge(b, c, c)).toEqual(refused("Two records that would have one UCI are entered for J277"));
    expect(await ucis([a, b, c])).toEqual([c.uci, b.uci, c.uci]);
  });

  test("people who differ in two of three", async () => {
    const a = await add("99999", "Stoat", { forenames: "Ann" });
    const b = await add("99998", "Stoat", { forenames: "Joan" });
    const c = await add("99997", "Stoat", { forenames: "Joan", birth: "2009-03-03" });
    expect(await merge(a, b, b)).toEqual(done);
    expect(await merge(c, b, b)).toEqual(refused("The forename and date of birth of two records that would have one"));
    expect(await merge(b, c, c)).toEqual(refused("Ann Stoat, centre 99999"));
    expect((await pool().query("select from candidates.disputed_pair")).rows).toEqual([]);
  });

  test("two people, as the board recorded, are merged with a warning that names them", async () => {
    const [a, b, c] = [await add("99999", "Vole"), await add("99998", "Vole"), await add("99997", "Vole")];
    const apart = { otherCentre: c.centre, otherUci: c.uci, reason: "Two birth certificates" };
    expect((await board.post(`/board/candidates/${a.centre}/${a.id}/two-people`, apart)).status).toBe(303);
    expect(await merge(a, b, b)).toEqual(done);
    expect((await show(c, b)).body).toContain(
      "recorded that two of these records are not the same person: Ann Vole, centre 99997, and Ann Vole, centre 99999",
    );
  });
});

describe("records of one centre", () => {
  test("that were merged follow the one that was kept, to another centre's UCI and to another record", async () => {
    const [a, b] = [await add("99999", "Lynx"), await add("99999", "Lynx")];
    const [c, d] = [await add("99998", "Lynx"), await add("99999", "Lynx")];
    expect(await merge(a, b, b)).toEqual(done);
    expect(await merge(b, c, c)).toEqual(done);
    expect(await ucis([a, b, c])).toEqual([c.uci, c.uci, c.uci]);
    expect(await merge(d, b, d)).toEqual(done);
    expect(await ucis([a, b, c, d])).toEqual([d.uci, d.uci, d.uci, d.uci]);
    const { rows } = await pool().query(
      "select candidate_id, kept_candidate from candidates.merged_record where centre_id = '99999' and candidate_id = any($1) order by 1",
      [[a.id, b.id, d.id]],
    );
    expect(rows).toEqual([
      { candidate_id: a.id, kept_candidate: d.id },
      { candidate_id: b.id, kept_candidate: d.id },
    ]);
  });
});

describe("after a merger at one centre", () => {
  test("the UCI of the person is corrected, by whichever record it is asked, and both records follow", async () => {
    const [a, b] = [await add("99999", "Shrew"), await add("99999", "Shrew")];
    expect(await merge(a, b, b)).toEqual(done);
    const [first, second] = [sampleUci("99999", 801), sampleUci("99999", 802)];
    expect(await correct(b, first)).toEqual(done);
    expect(await ucis([a, b])).toEqual([first, first]);
    expect(await correct(a, second)).toEqual(done);
    expect(await ucis([a, b])).toEqual([second, second]);
    expect(await correct(b, a.uci)).toEqual(done);
    expect(await ucis([a, b])).toEqual([a.uci, a.uci]);
    const { rows } = await pool().query(
      "select subject_id, count(*)::integer as acts from audit.act where action = 'correct-candidate' and subject_id = any($1) group by 1 order by 1",
      [[`99999 ${a.id}`, `99999 ${b.id}`]],
    );
    expect(rows.map(({ acts }) => acts)).toEqual([3, 3]);
  });

  test("a UCI that is none, or another candidate's now or before, is refused for what it is", async () => {
    const [a, b, other] = [await add("99999", "Hare"), await add("99999", "Hare"), await add("99999", "Rabbit")];
    expect(await merge(a, b, b)).toEqual(done);
    expect(await correct(b, "900030269995A")).toEqual(refused("check"));
    expect(await correct(b, other.uci)).toEqual(refused(`Ann Rabbit has UCI ${other.uci} at this centre`));
    expect(await correct(other, a.uci)).toEqual(
      refused(`Ann Hare, who has UCI ${b.uci} at this centre, had UCI ${a.uci} before`),
    );
    expect(await ucis([a, b, other])).toEqual([b.uci, b.uci, other.uci]);
  });

  test("the record that was merged has a page of its own to correct its name on", async () => {
    const [a, b] = [await add("99999", "Seal"), await add("99999", "Seal")];
    expect(await merge(a, b, b)).toEqual(done);
    const address = /href="([^"]*correction[^"]*)"/.exec(
      (await board.get(`/board/candidates/99999/${a.id}`)).body,
    )?.[1];
    expect(await send(address ?? "", { forenames: "Ann May", reason: "Seen" })).toEqual(done);
    const { rows } = await pool().query(
      "select candidate_id from candidates.candidate where centre_id = '99999' and surname = 'Seal' and forenames = 'Ann May'",
    );
    expect(rows).toEqual([{ candidate_id: a.id }]);
  });
});

test("a pair that a correction parted is merged again", async () => {
  const [a, b] = [await add("99999", "Mole"), await add("99998", "Mole")];
  expect(await merge(a, b, b)).toEqual(done);
  expect(await correct(a, a.uci)).toEqual(done);
  expect(await ucis([a, b])).toEqual([a.uci, b.uci]);
  expect(await merge(a, b, b)).toEqual(done);
  expect(await ucis([a, b])).toEqual([b.uci, b.uci]);
});

describe("a merger of what was not shown is refused, in words", () => {
  test.each([
    ["a UCI", (a: Kept) => correct(a, sampleUci("99999", 900)), "the UCI of Ann Newt, centre 99999 changed"],
    [
      "a name",
      (a: Kept) =>
        send(`/board/candidates/${a.centre}/correction?candidate=${a.id}`, { surname: "Newton", reason: "Seen" }),
      "the name of Ann Newton, centre 99999 changed",
    ],
    [
      "a record",
      async (_a: Kept, b: Kept) => merge(await add("99997", "Newt"), b, b),
      "the record of Ann Newt, centre 99997 was added",
    ],
  ])("%s", async (_what, change, said) => {
    const [a, b] = [await add("99999", "Newt"), await add("99998", "Newt")];
    const { asked, shown } = await show(a, b);
    expect(await change(a, b)).toEqual(done);
    const sent = { ...asked, keep: b.uci, reason: "One birth certificate" };
    expect(await send(place(a), { ...sent, shown })).toEqual(refused(`Since you opened this page, ${said}`));
    expect(await send(place(a), sent)).toEqual(refused("Since you opened this page"));
    expect((await uciOf(a)) === (await uciOf(b))).toBe(false);
  });
});

describe("the database holds it for every account", () => {
  const act = "gen_random_uuid()";
  const merger = (from: Kept, to: Kept) => `insert into candidates.merger (merged_centre, merged_candidate, former_uci,
    kept_centre, kept_candidate, kept_uci, reason, act_id) values ('${from.centre}', ${from.id}, '${from.uci}',
    '${to.centre}', ${to.id}, '${to.uci}', 'x', ${act})`;
  const change = ({ centre, id }: Kept, uci: string) => `
    insert into candidates.identity_decision (centre_id, candidate_id, version, reason, act_id)
      select '${centre}', ${id}, coalesce(max(version), 0) + 1, 'x', ${act} from candidates.earlier_details
      where centre_id = '${centre}' and candidate_id = ${id};
    update candidates.candidate set uci = '${uci}' where centre_id = '${centre}' and candidate_id = ${id}`;
  const into = ({ centre, id }: Kept, kept: Kept | null) => `update candidates.candidate
    set merged_into = ${kept?.id ?? "null"} where centre_id = '${centre}' and candidate_id = ${id}`;

  /** What the board's account is told when it does this, and at once asks for all that waits for the end. */
  async function tried(...statements: readonly string[]): Promise<string> {
    const client = await pool().connect();
    try {
      await client.query("begin");
      for (const statement of statements) await client.query(statement);
      await client.query("set constraints candidates.guard_together, candidates.guard_merged immediate");
      return "done";
    } catch (error) {
      return String(error);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }

  test("that nobody keeps the UCI that is given up", async () => {
    const [a, b, c] = [await add("99999", "Wren"), await add("99998", "Wren"), await add("99997", "Wren")];
    await merge(a, b, b);
    const now = { ...b, uci: await uciOf(b) };
    expect(await tried(merger(now, c), change(now, c.uci))).toContain("every record of a UCI that is given up");
    const both = [merger(now, c), merger({ ...a, uci: now.uci }, c), change(now, c.uci), change(a, c.uci)];
    expect(await tried(...both)).toContain("done");
  });

  test("that two records of one centre have one UCI only when one was merged into the other", async () => {
    const [a, b, c] = [await add("99999", "Lark"), await add("99999", "Lark"), await add("99998", "Lark")];
    expect(await tried(change(a, b.uci))).toContain("one_record");
    expect(await tried(merger(a, c), change(a, c.uci), merger(b, c), change(b, c.uci))).toContain("one_record");
    expect(await tried(into(a, b))).toContain("by a merger alone");
    expect(await tried(merger(a, b), into(a, b), change(a, b.uci))).toContain("done");
    await merge(a, b, b);
    expect(await tried(into(a, null))).toContain("by a merger alone");
    expect(await tried(change(b, sampleUci("99999", 950)))).toContain("have one UCI");
  });

  test("that nobody is entered for one thing twice, or contradicts another record, by way of a third", async () => {
    const [a, b] = [await add("99999", "Tern", { entered: "J277" }), await add("99998", "Tern", { forenames: "Joan" })];
    const c = await add("99997", "Tern", { entered: "J277", forenames: "Joan" });
    await merge(a, b, b);
    expect(await tried(merger(c, b))).toContain("not both entered");
    const d = await add("99997", "Tern", { forenames: "Joan", birth: "2009-03-03" });
    expect(await tried(merger(d, b), change(d, b.uci))).toContain("each like every other");
  });
});

test("whoever was merged is one person for good, whatever is merged after it", async () => {
  const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.boolean()), { minLength: 3, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const records: Kept[] = [];
      for (const [index, centre] of [...centres, ...centres, "99999"].entries()) {
        const kept = await add(centre, "Otter");
        records.push(kept);
        await pool().query(
          `insert into awarding.unit_bank (uci, unit, series, option, centre_id, grade, points, absent)
           values ($1, $2, '1A26', $2, $3, 'D2', 20, false)`,
          [kept.uci, units[index], centre],
        );
      }
      const person = records.map((_, index) => index);
      for (const [first, second, isFirst] of sequence) {
        const [one, other] = [records[first], records[second]];
        if (!one || !other) throw new Error("?");
        const [from, to] = [person[first], person[second]];
        // A record of one person is always merged with one of another, unless it was merged into one of its centre. The
        // other one is named by its UCI, which is that of the record that was kept.
        const isWhole = from !== to && !(await isMerged(one));
        const [status] = await merge(one, other, isFirst ? one : other);
        expect(status).toBe(isWhole ? 303 : 422);
        if (status === 303) for (const [at, each] of person.entries()) if (each === from) person[at] = to ?? at;
        await expectOnePersonEach(records, person);
      }
    }),
    { numRuns: 12 },
  );
});

/** One UCI for each person, one record at each centre to enter under, and all units under the UCI of the person. */
async function expectOnePersonEach(records: readonly Kept[], person: readonly number[]): Promise<void> {
  const now = await ucis(records);
  for (const [a] of records.entries()) {
    for (const [b] of records.entries()) expect([a, b, now[a] === now[b]]).toEqual([a, b, person[a] === person[b]]);
  }
  const { rows } = await pool().query(
    `select count(*) filter (where not candidates.is_merged(centre_id, candidate_id)) as kept
     from candidates.candidate where uci = any($1) group by centre_id, uci`,
    [now],
  );
  expect(rows.every(({ kept }) => Number(kept) === 1)).toBe(true);
  const banked = await pool().query("select uci, unit from awarding.banked_unit where uci = any($1)", [now]);
  const under = new Set(banked.rows.map(({ uci, unit }) => `${uci} ${unit}`));
  for (const [index, uci] of now.entries()) expect(under).toContain(`${uci} ${units[index]}`);
}
