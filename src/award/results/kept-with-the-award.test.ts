import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorOf } from "#people";
import { perform } from "#platform/perform";
import { loadCatalogue } from "#catalogue";
import { runAward } from "#awarding";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { awarder, fillForAward, guardsOff } from "../awarding/fixture.ts";
import { addRelease, families, series, setClock } from "./fixture.ts";
import { everyDuty } from "../../start/every-duty.ts";

const shipped = join(import.meta.dirname, "../../../demo/catalogue");
const administrator = actorOf({
  personId: "a",
  name: "A",
  side: "board",
  roles: ["administrator"],
  centreId: null,
  candidateId: null,
});

let site: TestSite;
let officer: Visitor;
let candidate: Visitor;
beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await fillForAward(database, { seed: 31, centres: 2, candidates: 40, spoiled: false });
  expect(await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" })).toMatchObject({ ok: true });
  await guardsOff(database);
  for (const family of families)
    for (const audience of ["centres", "candidates"] as const)
      await addRelease(database, { family, audience, at: sql.lit("2026-08-20T08:00:00Z") });
  await setClock(database, "2026-08-21T12:00:00Z");
  officer = await site.signIn({
    personId: "eo1",
    name: "Eve Officer",
    side: "centre",
    role: "exams-officer",
    centreId: "20001",
  });
  const { candidateId } = await withJ277();
  candidate = await site.signIn({
    personId: "ca1",
    name: "Niamh Candidate",
    side: "candidate",
    role: "candidate",
    centreId: "20001",
    candidateId,
  });
});
afterAll(() => site.close());

/** A candidate of the officer's centre who has a result in J277. */
function withJ277() {
  return everyDuty(site.app.database)
    .as.selectFrom("awarding.current_result")
    .select("candidate_id as candidateId")
    .where("centre_id", "=", "20001")
    .where("option", "=", "J277")
    .orderBy("candidate_id")
    .executeTakeFirstOrThrow();
}

/** What a page says, and a document as it is read. */
async function said({ headers, bytes, body }: Answer): Promise<string> {
  if (!String(headers["content-type"]).startsWith("application/pdf")) return withoutOnce(body);
  const { pages, structure } = await readPdf(bytes);
  return JSON.stringify([pages, structure]);
}

/** The shipped folder with the text of some of its files changed, and the reason for it. */
function folder(changes: Readonly<Record<string, readonly [RegExp, string]>>, cause?: string): Map<string, unknown> {
  const files = readdirSync(shipped).filter((name) => name.endsWith(".csv"));
  const bytes = files.map((name): [string, unknown] => {
    const text = readFileSync(join(shipped, name), "utf8");
    const change = changes[name];
    if (change) expect(text).toMatch(change[0]);
    return [name, Buffer.from(change ? text.replace(...change) : text)];
  });
  return new Map(cause === undefined ? bytes : [...bytes, ["cause", cause]]);
}

const boundary = { "boundaries.csv": [/^(6A26,option,J277,7),(\d+),/m, "$1,118,"] } as const;
/** The most marks of J277, which those of its components add up to. */
function maximum(marks: string) {
  return { "qualifications.csv": [/^(J277,.*),160,/m, `$1,${marks},`] } as const;
}
/** What touches awards: each of another kind, with what it must name. */
const touching: readonly (readonly [string, Readonly<Record<string, readonly [RegExp, string]>>, RegExp])[] = [
  ["a boundary", boundary, /6A26 J277 \(boundaries\)/],
  ["a title", { "options.csv": [/^J277,award,[^,]*/m, "J277,award,Computing"] }, /6A26 J277 \(title\)/],
  ["a threshold", { "thresholds.csv": [/^J834,,M2,\d+/m, "J834,,M2,139"] }, /6A26 J834 \(qualification\)/],
  [
    "the title of a paper",
    { "components.csv": [/^J277\/01,[^,]*/m, "J277/01,Another title"] },
    /6A26 J277 \(components\)/,
  ],
  ["the points of a grade", { "points.csv": [/^(TECHNICALS-2016,60,D),\d+/m, "$1,19"] }, /B1602 \(unit\)/],
  [
    "a weight",
    { "option_components.csv": [/^J277,J277\/01,1\nJ277,J277\/02,1$/m, "J277,J277/01,1/2\nJ277,J277/02,3/2"] },
    /6A26 J277 \(components/,
  ],
  [
    "a maximum",
    { "components.csv": [/^(J277\/01,[^,]*,exam),80,(.*\nJ277\/02,[^,]*,exam),80,/m, "$1,90,$2,70,"] },
    /6A26 J277 \(components/,
  ],
  ["a uniform scale", { "uniform_scales.csv": [/^nationals,D2,80$/m, "nationals,D2,81"] }, /6A26 R\w+ \(unit\)/],
  ["a conversion", { "conversions.csv": [/^6A26,F013,none,$/m, "6A26,F013,default,"] }, /6A26 F013 \(unit\)/],
  ["a rule of rounding", { "families.csv": [/^(GCE,.*),total$/m, "$1,component"] }, /6A26 H\w+ \(rounding\)/],
];

test.each(touching)(
  "a load that changes %s is refused and names the awards it would touch",
  async (_, changes, names) => {
    const refused = await perform(site.app, administrator, loadCatalogue, folder(changes));
    expect(refused).toMatchObject({ ok: false, refusals: [{ code: "catalogue-touches-award" }] });
    expect(refused.ok ? "" : "refusals" in refused && refused.refusals[0]?.text).toMatch(names);
  },
);

test("the database refuses it too, for every account that may write the catalogue", async () => {
  const { database } = site.app;
  for (const pool of [everyDuty(database).pool, database.pools.worker]) {
    await expect(
      pool.query(
        "update catalogue.boundaries set mark = mark + 1 where series = '6A26' and code = 'J277' and grade = '7'",
      ),
    ).rejects.toMatchObject({ code: "AC001", detail: "6A26 J277 (boundaries)" });
    await expect(pool.query("update awarding.basis set facts = '{}'")).rejects.toMatchObject({ code: "42501" });
    await expect(pool.query("delete from awarding.basis")).rejects.toMatchObject({ code: "42501" });
  }
  for (const statement of [
    "boundaries set mark = mark + 1",
    "options set title = 'Another'",
    "components set title = ''",
  ])
    await expect(database.pools.board.query(`update catalogue.${statement}`)).rejects.toMatchObject({ code: "42501" });
});

test("what touches no award is loaded as ever", async () => {
  const loaded = await perform(
    site.app,
    administrator,
    loadCatalogue,
    folder({ "series_options.csv": [/^(6A26,J277),\d+/m, "$1,9999"] }),
  );
  expect(loaded.ok).toBe(true);
});

test("with a reason the catalogue changes, on record, and what was issued stays as it was", async () => {
  const { candidateId } = await withJ277();
  const pages = [
    `/grade-boundaries?series=${series}&search=J277`,
    `/api/v1/grade-boundaries?series=${series}&search=J277`,
    `/centre/results/${series}/${candidateId}`,
    `/centre/results/${series}/${candidateId}/J277`,
    `/centre/results/${series}/${candidateId}/statement.pdf`,
    `/centre/results/${series}/statements.pdf`,
    `/centre/results/${series}/broadsheet.pdf`,
    `/api/v1/results/${series}/${candidateId}/J277`,
    `/api/v1/results?series=${series}&option=J277`,
    `/convert?series=${series}&unit=R093&raw=40`,
  ];
  const own = ["/candidate/results", `/candidate/results/${series}/J277`, `/candidate/results/${series}/statement.pdf`];
  const all = () => Promise.all([...pages.map((path) => officer.get(path)), ...own.map((path) => candidate.get(path))]);
  const before = await all();
  expect(before.map(({ status }, at) => [[...pages, ...own][at], status])).toEqual(
    [...pages, ...own].map((path) => [path, 200]),
  );
  expect(await said(before.at(-1) ?? expect.fail())).toMatch(/Niamh/i);
  const changes = {
    ...boundary,
    ...maximum("211"),
    "components.csv": [/^J277\/01,[^,]*,exam,80/m, "J277/01,Another title,exam,91"],
    "option_components.csv": [/^J277,J277\/02,1$/m, "J277,J277/02,3/2"],
    "options.csv": [/^J277,award,[^,]*/m, "J277,award,Computing"],
  } as const;
  const loaded = await perform(site.app, administrator, loadCatalogue, folder(changes, "A misprint in the booklet"));
  expect(loaded.ok).toBe(true);
  const kept = await everyDuty(site.app.database)
    .as.selectFrom("awarding.catalogue_change")
    .select(["series", "option", "cause"])
    .execute();
  expect(kept).toContainEqual({ series, option: "J277", cause: "A misprint in the booklet" });
  const { board } = site.app.database.as;
  expect(await board.selectFrom("awarding.catalogue_change").select("facts").execute()).toEqual([]);
  for (const [at, answer] of (await all()).entries()) {
    expect(answer.status).toBe(200);
    const now = await said(answer);
    expect(now).not.toMatch(/Computing<|Another title/);
    expect(now).toBe(await said(before[at] ?? expect.fail()));
  }
  const again = await perform(site.app, administrator, loadCatalogue, folder(changes));
  expect(again.ok).toBe(true);
});

test("a reason too short to be one is refused", async () => {
  expect(await perform(site.app, administrator, loadCatalogue, folder({}, "x"))).toMatchObject({
    ok: false,
    refusals: [{ code: "catalogue-cause-wrong" }],
  });
});

function withoutOnce(body: string): string {
  return body.replaceAll(/name="(_once|_token)" value="[^"]*"/g, "");
}
