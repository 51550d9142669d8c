import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { permissionsSetting } from "#platform/actors";
import type { Tx } from "#platform/database";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { guardsOff } from "../../awarding/fixture.ts";
import { addRelease } from "../fixture.ts";
import { boundariesRoutes } from "./routes.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
const readers: Record<string, Visitor> = {};

beforeAll(async () => {
  site = await testSite(boundariesRoutes);
  await loadDemoCatalogue(site.app.database);
  await guardsOff(site.app.database);
  await everyDuty(site.app.database).pool.query(
    "insert into centres.centre (centre_id, name) values ('90001', 'Ash School')",
  );
  readers["public"] = site.visitor();
  readers["centre"] = await site.signIn({
    personId: "c1",
    name: "Ann",
    side: "centre",
    role: "exams-officer",
    centreId: "90001",
  });
  readers["teacher"] = await site.signIn({
    personId: "t1",
    name: "Tom",
    side: "centre",
    role: "teacher",
    centreId: "90001",
    subjects: ["H446"],
  });
  for (const role of ["results", "entries", "moderation", "assessment", "compliance", "customer-support"] as const) {
    readers[role] = await site.signIn({ personId: role, name: "Bo", side: "board", role });
  }
});
afterAll(() => site.close());
beforeEach(() => site.app.database.pools.owner.query("truncate results.release cascade"));

async function release(family: string, audience: "centres" | "candidates", when: string): Promise<void> {
  await addRelease(site.app.database, { family, audience, at: sql`now() + ${when}::interval` });
}

async function codes(reader: string, query = "series=6A26"): Promise<string[]> {
  const answer = await readers[reader]?.get(`/api/v1/grade-boundaries?${query}`);
  const body: { series: string; boundaries: { code: string }[] } = JSON.parse(answer?.body ?? "");
  expect(body.series).toBe("6A26");
  return body.boundaries.map((row) => row.code);
}

test.each(["public", "centre"])("before the release %s sees no boundary of the series, anywhere", async (reader) => {
  await release("GCE", "centres", "1 minute");
  expect(await codes(reader)).toEqual([]);
  const page = await readers[reader]?.get("/grade-boundaries?series=6A26");
  expect(page?.body).not.toContain("H446A");
  expect(page?.body).toContain("Still to come in June 2026");
  const csv = await readers[reader]?.get("/grade-boundaries?series=6A26&format=csv");
  expect(csv?.body.trim().split("\n")).toHaveLength(1);
});

test.each(["results", "entries"])("%s sees them all the time", async (reader) => {
  expect(await codes(reader)).toContain("H446A");
});

test.each(["moderation", "assessment", "compliance", "customer-support"])(
  "%s sees them with everyone, from the centres' instant",
  async (reader) => {
    await release("GCE", "centres", "1 minute");
    expect(await codes(reader)).toEqual([]);
    expect((await readers[reader]?.get("/grade-boundaries?series=6A26"))?.body).not.toContain("H446A");
    await site.app.database.pools.owner.query("truncate results.release cascade");
    await release("GCE", "centres", "-1 second");
    expect(await codes(reader)).toContain("H446A");
  },
);

test.each(["public", "centre"])("from the release to centres %s sees the family, and no other", async (reader) => {
  await release("GCE", "centres", "-1 second");
  const seen = await codes(reader);
  expect(seen).toContain("H446A");
  expect(seen).not.toContain("J560H");
  expect((await readers[reader]?.get("/grade-boundaries?series=6A26"))?.body).toContain("H446A");
});

test("a release to candidates alone gives no access", async () => {
  await release("GCE", "candidates", "-1 second");
  expect(await codes("public")).toEqual([]);
});

test("published boundaries can be seen, with their maximum and in the order of grades", async () => {
  const answer = await site.visitor().get("/grade-boundaries?series=6A23&qualification=H446&format=csv");
  const lines = answer.body
    .trim()
    .split("\r\n")
    .filter((line) => line.includes(",H446A,"));
  expect(lines.map((line) => line.split(",").slice(6, 9).join(" "))).toEqual([
    "350 A* 286",
    "350 A 251",
    "350 B 209",
    "350 C 167",
    "350 D 126",
    "350 E 85",
  ]);
});

test("a search finds by code and title, and says when nothing matches", async () => {
  const found = await site.visitor().get("/grade-boundaries?series=6A23&search=computer");
  expect(found.body).toContain("H446A");
  expect(found.body).not.toContain("J560H");
  expect((await site.visitor().get("/grade-boundaries?series=6A23&search=%25zz")).body).toContain(
    "Nothing matches your filters.",
  );
});

const families = ["GCSE", "GCE", "NATIONALS", "TECHNICALS", "TECHNICALS-2012", "PROJECT", "FSMQ"];
const tables = ["boundaries", "conversions", "thresholds"] as const;

async function counts(
  role: "centre" | "public" | "board" | "worker",
  early = "yes",
  permissions: readonly string[] = [],
): Promise<Record<string, number>> {
  return site.app.database.as[role].transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', ${role === "centre" ? "90001" : ""}, true),
      set_config('app.early', ${early}, true),
      set_config('app.permissions', ${permissionsSetting(permissions)}, true)`.execute(tx);
    const each = await Promise.all(tables.map(async (table) => [table, await countOf(tx, table)] as const));
    return Object.fromEntries(each);
  });
}

async function countOf(tx: Tx, table: (typeof tables)[number]): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*) as n from ${sql.table(`catalogue.${table}`)} where series in ('6A26', '')`.execute(tx);
  return rows.rows[0]?.n ?? -1;
}

test("the database itself holds the embargo, for each account", async () => {
  const all = await counts("worker");
  expect(all["boundaries"]).toBeGreaterThan(500);
  for (const role of ["centre", "public", "board"] as const) {
    expect(await counts(role)).toEqual({ boundaries: 0, conversions: 0, thresholds: all["thresholds"] });
  }
  const early = "boundaries.view-early";
  for (const allowed of [[early], [early, "marks.view", "results.view-all"]])
    expect(await counts("board", "", allowed)).toEqual(all);
  for (const hidden of [["marks.view"], [early, "marks.view"], [early, "marks.record"], ["boundaries.view", "early"]])
    expect((await counts("board", "", hidden))["boundaries"]).toBe(0);
  for (const family of families) await release(family, "centres", "0");
  for (const role of ["centre", "public", "board"] as const) expect(await counts(role)).toEqual(all);
  expect(await counts("centre", "")).toEqual(all);
});

test("boundaries taken from a published document are closed too while their series is", async () => {
  const { owner } = site.app.database.pools;
  const mark = (status: string) =>
    site.app.database.pools.worker.query(
      `update catalogue.boundaries set status = '${status}' where series = '6A26' and code in ('J560H', 'H446A')`,
    );
  const keyDate = (when: string) =>
    owner.query(`update catalogue.key_dates set at_instant = now() + interval '${when}' where series = '6A26'`);
  await mark("published");
  await keyDate("1 day");
  const open = async () => (await codes("public")).filter((code) => ["J560H", "H446A"].includes(code)).sort();
  expect(await open()).toEqual([]);
  expect(await counts("board")).toMatchObject({ boundaries: 0 });
  await release("GCE", "centres", "-1 second");
  expect(await open()).toEqual(["H446A"]);
  await keyDate("-1 day");
  await release("GCSE", "centres", "1 hour");
  expect(await open()).toEqual(["H446A"]);
  await owner.query("truncate results.release cascade");
  expect(await open()).toEqual(["H446A", "J560H"]);
  await mark("sample");
});

test("boundaries from somebody else's copy are for everyone, and marked on the page, in the CSV and by the API", async () => {
  const address = "/grade-boundaries?series=1A12";
  const page = (await site.visitor().get(address)).body;
  expect(page).toContain('govuk-tag--blue">Second-hand</strong> These boundaries were published');
  expect(
    page.match(/<td class="govuk-table__cell"><strong class="govuk-tag govuk-tag--blue">Second-hand/g),
  ).toHaveLength(4);
  expect(page).toContain("dokumen.tips");
  const csv = (await site.visitor().get(`${address}&format=csv`)).body;
  expect(csv).toMatch(/,F011,[^\n]*,A,66,second-hand,https:\/\/dokumen\.tips/);
  const { boundaries } = JSON.parse((await site.visitor().get("/api/v1/grade-boundaries?series=1A12")).body);
  expect(new Set(boundaries.map(({ status }: { status: string }) => status))).toEqual(new Set(["second-hand"]));
  const published = (await site.visitor().get("/grade-boundaries?series=6A23")).body;
  expect(published).not.toContain("These boundaries were published, and");
});

test.each([
  [["published", "second-hand"], "second-hand"],
  [["second-hand", "sample"], "sample"],
  [["published", "sample"], "sample"],
])("a set with rows of %j is %s", async ([one = "", other = ""], status) => {
  const write = (value: string, grade: string) =>
    site.app.database.pools.worker.query(
      "update catalogue.boundaries set status = $1 where series = '1A12' and code = 'F011' and grade like $2",
      [value, grade],
    );
  await write(one, "%");
  await write(other, "C");
  const answer = await readers["entries"]?.get("/api/v1/grade-boundaries?series=1A12&search=F011");
  const { boundaries } = JSON.parse(answer?.body ?? "");
  expect(boundaries.map((row: { status: string }) => row.status)).toEqual([status]);
  await write("second-hand", "%");
});

test("boundaries are for everyone from the centres' instant, also for who waits with the results", async () => {
  await release("GCE", "centres", "-1 second");
  await release("GCE", "candidates", "1 minute");
  for (const reader of ["teacher", "public"]) expect(await codes(reader)).toContain("H446A");
});

test("a threshold of one series alone waits for its results", async () => {
  await everyDuty(site.app.database).pool.query(
    `insert into catalogue.thresholds (qualification, series, grade, minimum, status) values ('J813', '6A26', ` +
      `'D2', 1, 'sample')`,
  );
  const seen = async () => (await counts("public"))["thresholds"];
  const before = await seen();
  await release("NATIONALS", "centres", "0");
  expect(await seen()).toBe((before ?? 0) + 1);
});
