import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Route } from "#platform/web";
import { readPdf } from "../../platform/documents/read-pdf.ts";
import { type Answer, type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { results } from "./module.ts";
import { agreedRun, fillEntries, fillResults, instants, series, setClock, setInstants } from "./fixture.ts";
import { prepareResultFiles } from "./prepare-result-files/prepare-result-files.ts";
import { everyDuty } from "../../start/every-duty.ts";

/**
 * The embargo, proved by comparison. Every address and every table is asked, at each moment, once in a board without
 * any result and once in the same board with everything awarded. While a reader is not to know, the two answers are
 * the same byte for byte: status, headers, body, counts. So nothing tells even that there is something to tell.
 */
type Seen = Readonly<Record<string, string>>;

const moments = {
  "long before": "2026-08-01T00:00:00Z",
  "a moment before the release to centres": "2026-08-18T23:00:59.999999Z",
  "at the release to centres": instants.centres,
  between: "2026-08-20T06:59:59.999999Z",
  "at the release to candidates": instants.candidates,
} as const;
type Moment = keyof typeof moments;

const before: Moment[] = ["long before", "a moment before the release to centres"];
const between: Moment[] = ["at the release to centres", "between"];
const after: Moment[] = ["at the release to candidates"];

const people = [
  ["officer", "exams-officer", "90001", null],
  ["head", "head-of-centre", "90001", null],
  ["deputy", "deputy-exams-officer", "90001", null],
  ["reader", "read-only", "90001", null],
  ["teacher", "teacher", "90001", null, ["J560", "J834"]],
  ["teacher of nothing", "teacher", "90001", null, []],
  ["other officer", "exams-officer", "90002", null],
  ["withdrawn officer", "exams-officer", "90003", null],
  ["candidate", "candidate", "90001", 1],
  ["withdrawn candidate", "candidate", "90003", 1],
] as const;
const readers: Record<string, Visitor> = {};
let board: Visitor;
const empty = new Map<string, Seen>();
const filled = new Map<string, Seen>();
let site: TestSite;

beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  // The test asks more often than anybody may, and what is left of a quota differs between two answers.
  await sql`truncate access.request_limit`.execute(database.as.owner);
  await fillEntries(database);
  await setInstants(database);
  for (const [name, role, centreId, candidateId, subjects = []] of people) {
    const side = role === "candidate" ? "candidate" : "centre";
    readers[name] = await site.signIn({ personId: name, name, side, role, centreId, candidateId, subjects });
  }
  readers["public"] = site.visitor();
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "results" });
  for (const moment of Object.keys(moments)) empty.set(moment, await lookAround(moment));
  await fillResults(database);
  await prepare("agreed");
  for (const moment of Object.keys(moments)) filled.set(moment, await lookAround(moment));
});
afterAll(() => site.close());

async function prepare(status: string): Promise<void> {
  const body = { series, runId: agreedRun, status };
  const event = { eventId: agreedRun, name: "award-run-finished", centreId: null, body };
  await site.app.database.as.worker.transaction().execute((tx) => prepareResultFiles.hear(tx, event, site.app));
}

/** Every answer that every reader gets at a moment, by reader and address or table. */
async function lookAround(moment: string): Promise<Seen> {
  await setClock(site.app.database, Object.entries(moments).find(([name]) => name === moment)?.[1] ?? moment);
  const seen: Record<string, string> = {};
  await Promise.all(
    Object.entries(readers).map(async ([name, reader]) => {
      for (const address of addresses) seen[`${name} ${address}`] = inFull(await reader.get(address));
    }),
  );
  for (const [name, account] of Object.entries(accounts)) {
    for (const table of tables) seen[`${name} reads ${table}`] = await rowsOf(account, table);
  }
  return seen;
}

function inFull(answer: Answer): string {
  const headers = Object.entries(answer.headers)
    .filter(([name]) => name !== "date")
    .map((one) => one.join(": "));
  return [answer.status, ...headers.sort(), answer.bytes.toString("latin1")].join("\n");
}

/** The module's addresses, filled in for the first candidate of Ash, and searches that would count or single out. */
const addresses = (typeof results.routes === "function" ? [] : (results.routes ?? []))
  .filter((route) => route.method === "GET")
  .flatMap(({ path }) => [filledIn(path), ...withQueries(path)]);

function filledIn(path: Route["path"]): string {
  const values = new Map([
    ["series", series],
    ["centre", "90001"],
    ["candidate", "1"],
    ["option", "J560H"],
    ["sequence", "1"],
    ["unit", "R094"],
    ["family", "GCSE"],
  ]);
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`Say above what :${name} of ${path} is, so that its embargo is proved.`);
    return value;
  });
}

function withQueries(path: Route["path"]): string[] {
  if (!path.endsWith("results")) return [];
  const queries = ["series=6A26", "search=Bri", "grade=7", "grade=X", "kind=unit", "option=J560H", "grade=%23"];
  const files = /^\/(api|candidate)/.test(path)
    ? []
    : ["csv", "xlsx"].flatMap((format) =>
        ["", ...queries].map((query) => `${query}${query ? "&" : ""}format=${format}`),
      );
  return [...queries, ...files].map((query) => `${filledIn(path)}?${query}`);
}

/** The database accounts that serve people, with whose settings; `early` is who sees results on the restricted day. */
type Account = {
  readonly role: "centre" | "public";
  readonly centre: string;
  readonly candidate?: string;
  readonly early?: "yes";
  readonly subjects?: string;
};
const early = { role: "centre", early: "yes" } as const;
const later = { role: "centre", centre: "90001" } as const;
const accounts: Record<string, Account> = {
  "account of Ash": { ...early, centre: "90001" },
  "account of Birch": { ...early, centre: "90002" },
  "account of Cedar": { ...early, centre: "90003" },
  "account of no centre": { ...early, centre: "" },
  "account of a reader at Ash": later,
  "account of a teacher at Ash": { ...later, subjects: "J560,J834" },
  "account of a teacher of nothing": { ...later, subjects: "-" },
  "account of a teacher who may see early": { ...early, centre: "90001", subjects: "J560,J834" },
  "account of the candidate": { role: "public", centre: "90001", candidate: "1" },
  "account of another candidate": { role: "public", centre: "90002", candidate: "51" },
  "account of the withdrawn candidate": { role: "public", centre: "90003", candidate: "1" },
  "account of the public": { role: "public", centre: "" },
};
const tables = [
  "awarding.result",
  "awarding.current_result",
  "awarding.unit_bank",
  "awarding.banked_unit",
  "awarding.outcome",
  "awarding.run",
  "awarding.run_step",
  "results.prepared_file",
  "marking.movement",
  "marking.current_mark",
];

/** What an account reads of a table: how many rows and which; or that it may not, in the database's words. */
async function rowsOf(account: Account, table: string): Promise<string> {
  const { role, centre, candidate = "", early: sees = "", subjects = "" } = account;
  const { as } = site.app.database;
  const columns = await as.owner
    .selectFrom(sql<{ name: string }>`information_schema.columns`.as("c"))
    .select(sql<string>`string_agg(column_name, ',')`.as("names"))
    .where(sql`table_schema || '.' || table_name`, "=", table)
    .where(sql<boolean>`has_column_privilege(${`accolade_${role}`}, ${table}, column_name::text, 'select')`)
    .executeTakeFirst();
  return as[role]
    .transaction()
    .execute(async (tx) => {
      await sql`select set_config('app.centre', ${centre}, true),
      set_config('app.candidate', ${candidate}, true), set_config('app.early', ${sees}, true),
      set_config('app.subjects', ${subjects}, true), set_config('app.options', array_to_string(
        catalogue.options_of_subjects(string_to_array(${subjects}, ',')), ','), true)`.execute(tx);
      const names = sql.raw(columns?.names ?? "1");
      const found =
        await sql`select to_jsonb(t) as row from (select ${names} from ${sql.table(table)}) t order by 1`.execute(tx);
      return JSON.stringify(found.rows);
    })
    .catch((fault: unknown) => String(fault));
}

/** The keys under which a reader's answers differ between the empty board and the full one. */
function told(moment: Moment, reader: string): string[] {
  const [without, withAll] = [empty.get(moment) ?? {}, filled.get(moment) ?? {}];
  const own = Object.keys(without).filter((key) => key.startsWith(`${reader} `));
  expect(own.length).toBeGreaterThan(8);
  return own.filter((key) => without[key] !== withAll[key]).map((key) => key.slice(reader.length + 1));
}

function each<Name extends string>(some: readonly Moment[], names: readonly Name[]): (readonly [Moment, Name])[] {
  return some.flatMap((moment) => names.map((name) => [moment, name] as const));
}

describe("nothing tells of results", () => {
  const everyone = [...people.map(([name]) => name), "public", ...Object.keys(accounts)];
  test.each(each(before, everyone))("%s, to the %s", (moment, reader) => {
    expect(told(moment, reader)).toEqual([]);
  });
  const waiting = [
    "reader",
    "teacher",
    "teacher of nothing",
    "withdrawn officer",
    "candidate",
    "withdrawn candidate",
    "public",
    "account of Cedar",
    "account of no centre",
    "account of a reader at Ash",
    "account of a teacher at Ash",
    "account of a teacher of nothing",
    "account of the candidate",
    "account of another candidate",
    "account of the public",
  ];
  test.each(each(between, waiting))("%s, to the %s", (moment, reader) => {
    expect(told(moment, reader)).toEqual([]);
  });
  const never = ["reader", "teacher of nothing", "public", "account of no centre", "account of the public"];
  test.each(never)("ever, to the %s", (reader) => {
    expect(told("at the release to candidates", reader)).toEqual([]);
  });
  test("ever, to the account of a teacher of nothing, but that the series was awarded", () => {
    expect(told("at the release to candidates", "account of a teacher of nothing")).toEqual(["reads awarding.run"]);
  });
});

describe("from the release", () => {
  const places = [
    "/centre/results",
    "/centre/results?format=csv",
    "/centre/results?format=xlsx",
    "/centre/results/6A26/1",
    "/api/v1/results",
    "/centre/result-files",
    "/centre/result-files/6A26/1",
    "/centre/results/6A26/statements.pdf",
    "/api/v1/result-files/6A26/1",
    "/centre/results/6A26/broadsheet.pdf",
    "/centre/results/6A26/1/statement.pdf",
    "/centre/results/6A26/1/J560H",
    "/api/v1/results/6A26/1/J560H",
  ];
  const staff = ["officer", "head", "deputy"];
  test.each(each([...between, ...after], staff))("%s, all of the centre is there for the %s", (moment, who) => {
    expect(told(moment, who)).toEqual(expect.arrayContaining(places));
    for (const place of places) expect(filled.get(moment)?.[`${who} ${place}`]).toMatch(/^200\n/);
  });

  test.each([...between, ...after])("%s, a centre's account reads its own and no other's", (moment) => {
    expect(told(moment, "account of Ash").sort()).toEqual([
      "reads awarding.current_result",
      "reads awarding.result",
      "reads awarding.run",
      "reads marking.current_mark",
      "reads marking.movement",
      "reads results.prepared_file",
    ]);
    const rows = JSON.parse(filled.get(moment)?.["account of Ash reads awarding.result"] ?? "");
    expect(new Set(rows.map(({ row }: { row: { centre_id: string } }) => row.centre_id))).toEqual(new Set(["90001"]));
    expect(rows).toHaveLength(15);
  });

  const ofSubjects = ["J560H", "J834", "R094A", "R095A"];
  test.each([...between, ...after])("%s, a teacher's account reads the teacher's subjects, and no file", (moment) => {
    const reader = "account of a teacher who may see early";
    expect(told(moment, reader).sort()).toEqual([
      "reads awarding.current_result",
      "reads awarding.result",
      "reads awarding.run",
      "reads marking.current_mark",
      "reads marking.movement",
    ]);
    const rows: { row: { option: string } }[] = JSON.parse(
      filled.get(moment)?.[`${reader} reads awarding.result`] ?? "",
    );
    expect(new Set(rows.map(({ row }) => row.option))).toEqual(new Set(ofSubjects));
  });

  test("of candidates, a teacher has the results of the teacher's subjects on every page, and no file", async () => {
    expect(told("at the release to candidates", "account of a teacher at Ash")).toContain("reads awarding.result");
    await seesSubjects();
  });

  async function seesSubjects(): Promise<void> {
    await setClock(site.app.database, instants.candidates);
    const teacher = readers["teacher"];
    const list = JSON.parse((await teacher?.get("/api/v1/results"))?.body ?? "");
    expect(new Set(list.results.map((row: { option: string }) => row.option))).toEqual(new Set(ofSubjects));
    const csv = (await teacher?.get("/centre/results?format=csv"))?.body ?? "";
    const page = (await teacher?.get("/centre/results/6A26/1"))?.body ?? "";
    for (const text of [csv, page]) expect([text.includes("J834"), text.includes("H446A")]).toEqual([true, false]);
    expect((await teacher?.get("/centre/results/6A26/1/J560H"))?.status).toBe(200);
    for (const place of ["/centre/result-files/6A26/1", "/api/v1/result-files/6A26/1"])
      expect((await teacher?.get(place))?.status).toBe(404);
    const broadsheet = await teacher?.get("/centre/results/6A26/broadsheet.pdf");
    const { pages } = await readPdf(broadsheet?.bytes ?? Buffer.from(""));
    expect([pages.join(" ").includes("J560H"), pages.join(" ").includes("H446A")]).toEqual([true, false]);
  }

  test("the program holds without the database", async () => {
    const { owner, centre } = site.app.database.pools;
    const policies = [
      ["own_subjects", "awarding.result"],
      ["all_subjects", "results.prepared_file"],
    ] as const;
    const change = (to: string) =>
      Promise.all(policies.map(([name, table]) => owner.query(`alter policy ${name} on ${table} using (${to})`)));
    const stored = await owner.query<{ qual: string }>(
      "select qual from pg_policies where policyname ~ '_subjects$' and tablename in ('result', 'prepared_file') " +
        "order by tablename desc",
    );
    await change("true");
    await seesSubjects();
    for (const [index, [name, table]] of policies.entries()) {
      await owner.query(`alter policy ${name} on ${table} using (${stored.rows[index]?.qual ?? "false"})`);
    }
    expect((await centre.query("select 1 from awarding.result")).rowCount).toBe(0);
  });

  test("of candidates, what a reader of the whole centre reads in the tables", () => {
    const reads = filled.get("at the release to candidates") ?? {};
    const [reader, officer] = ["a reader at Ash", "Ash"].map((who) => reads[`account of ${who} reads awarding.result`]);
    expect(reader).toBe(officer);
  });

  test("of candidates, a candidate sees their own and no other's", () => {
    const moment = "at the release to candidates";
    const seen = told(moment, "candidate");
    const own = ["/candidate/results", "/api/v1/my-results", "/candidate/results/6A26/statement.pdf"];
    expect(seen).toEqual(expect.arrayContaining(own));
    expect(seen.filter((place) => place.startsWith("/centre"))).toEqual([]);
    const rows = JSON.parse(filled.get(moment)?.["account of the candidate reads awarding.result"] ?? "");
    expect(new Set(rows.map(({ row }: { row: { candidate_id: number } }) => row.candidate_id))).toEqual(new Set([1]));
    expect(told(moment, "account of the candidate").sort()).toEqual([
      "reads awarding.current_result",
      "reads awarding.result",
      "reads awarding.run",
    ]);
  });

  test("of candidates, a centre whose early access is withdrawn sees its results", () => {
    const moment = "at the release to candidates";
    expect(told(moment, "withdrawn officer")).toEqual(expect.arrayContaining(["/centre/results", "/api/v1/results"]));
    expect(told(moment, "account of Cedar")).toContain("reads awarding.result");
  });

  test("before the release the board sees everything, and no address lets a centre see it", async () => {
    await setClock(site.app.database, moments["long before"]);
    const address = "/board/centres/90001/results";
    expect((await board.get(address)).body).toContain("1 to 15 of 15");
    expect((await board.get(`${address}/6A26/1`)).status).toBe(200);
    expect((await board.get(`${address}?format=csv`)).status).toBe(200);
    for (const name of ["officer", "candidate"]) expect((await readers[name]?.get(address))?.status).toBe(403);
  });
});

describe("another's, and what is not there", () => {
  const pairs = [
    ["/centre/results/6A26/1", "/centre/results/6A26/999"],
    ["/centre/results/6A26/1", "/centre/results/9Z99/1"],
    ["/centre/results/6A26/1/statement.pdf", "/centre/results/6A26/999/statement.pdf"],
    ["/centre/result-files/6A26/2", "/centre/result-files/6A26/999"],
    ["/api/v1/result-files/6A26/2", "/api/v1/result-files/6A26/999"],
    ["/centre/results/6A26/1", "/centre/results/6A26/99999999999"],
    ["/centre/results/6A26/1", "/centre/results/6A26/1x"],
    ["/centre/results/6A26/1/J560H", "/centre/results/6A26/999/J560H"],
    ["/centre/results/6A26/1/J560H", "/centre/results/6A26/1/J999X"],
    ["/api/v1/results/6A26/1/J560H", "/api/v1/results/6A26/999/J560H"],
    ["/centre/results/6A26/1", "/centre/results/%00/1"],
    ["/centre/results/6A26/1", "/centre/results/6A26/99999999999/statement.pdf"],
  ] as const;
  const ofOtherSubjects = [
    ["teacher of nothing", "/centre/results/6A26/1/J560H", "/centre/results/6A26/1/J999X"],
    ["teacher of nothing", "/api/v1/results/6A26/1/J560H", "/api/v1/results/6A26/1/J999X"],
    ["teacher", "/api/v1/results?option=H446A", "/api/v1/results?option=J999X"],
    ["teacher", "/centre/result-files/6A26/1", "/centre/result-files/6A26/999"],
    ["teacher", "/api/v1/result-files/6A26/1", "/api/v1/result-files/6A26/999"],
    ["teacher of nothing", "/centre/results/6A26/3", "/centre/results/6A26/999"],
    ["teacher of nothing", "/centre/results/6A26/3/statement.pdf", "/centre/results/6A26/999/statement.pdf"],
  ] as const;
  test.each(ofOtherSubjects)("to the %s, %s of another subject is as %s", async (name, foreign, missing) => {
    await setClock(site.app.database, instants.candidates);
    const [one, other] = [await readers[name]?.get(foreign), await readers[name]?.get(missing)];
    expect(one && inFull(one)).toBe(other && inFull(other));
    expect((await readers["officer"]?.get(foreign))?.status).toBe(200);
  });

  test.each(pairs)("%s of another centre and %s get the same answer, to the byte", async (foreign, missing) => {
    await setClock(site.app.database, instants.candidates);
    const [one, other] = [await readers["other officer"]?.get(foreign), await readers["other officer"]?.get(missing)];
    expect(one?.status).toBe(404);
    expect(one && inFull(one)).toBe(other && inFull(other));
    expect((await readers["officer"]?.get(foreign))?.status).toBe(200);
  });

  test("a list never counts another centre's", async () => {
    await setClock(site.app.database, instants.candidates);
    const answer = await readers["other officer"]?.get("/api/v1/results");
    const body = JSON.parse(answer?.body ?? "");
    expect([body.total, body.results.map((row: { surname: string }) => row.surname)]).toEqual([1, ["Patel"]]);
  });
});

const unsound = ["calculated", "disagreed", "failed", "running"];
test.each(unsound)("results of a run that is %s are seen by no one, released or not", async (status) => {
  const setStatus = (value: string) =>
    site.app.database.as.worker.updateTable("awarding.run").set({ status: value }).execute();
  await setStatus(status);
  const seen = await lookAround("at the release to candidates");
  await setStatus("agreed");
  const known = empty.get("at the release to candidates") ?? {};
  expect(Object.keys(known).filter((key) => seen[key] !== known[key])).toEqual([]);
});

test("a release time that is moved to the future hides results again at once", async () => {
  await setClock(site.app.database, instants.candidates);
  expect(JSON.parse((await readers["officer"]?.get("/api/v1/results"))?.body ?? "").total).toBe(15);
  await setClock(site.app.database, moments["long before"]);
  expect(JSON.parse((await readers["officer"]?.get("/api/v1/results"))?.body ?? "").total).toBe(0);
});

describe("one released family says nothing of another", () => {
  beforeAll(async () => {
    await setClock(site.app.database, instants.candidates);
    await everyDuty(site.app.database)
      .as.updateTable("results.release")
      .set({ at: "2026-08-27T08:00:00Z" })
      .where("family", "<>", "GCE")
      .execute();
  });

  test.each([
    ["account of Ash", ["awarding.result", "awarding.current_result", "results.prepared_file"]],
    ["account of the candidate", ["awarding.result", "awarding.current_result"]],
  ] as const)("in the tables, to the %s", async (name, open) => {
    const account = accounts[name] ?? later;
    for (const table of open) {
      const rows = JSON.parse(await rowsOf(account, table));
      expect(new Set(rows.map(({ row }: { row: { family: string } }) => row.family))).toEqual(new Set(["GCE"]));
    }
    if (account.role === "centre") expect(await rowsOf(account, "marking.movement")).toBe("[]");
  });

  test("on the pages and in the files", async () => {
    const list = JSON.parse((await readers["officer"]?.get("/api/v1/results"))?.body ?? "");
    expect([list.total, list.results.map((row: { option: string }) => row.option)]).toEqual([2, ["H446A", "H446A"]]);
    expect((await readers["officer"]?.get("/centre/results"))?.body).not.toContain("J560H");
    for (const [file, status] of [
      [1, 404],
      [2, 200],
      [3, 404],
      [4, 404],
    ]) {
      expect((await readers["officer"]?.get(`/centre/result-files/6A26/${file}`))?.status).toBe(status);
    }
    const mine = JSON.parse((await readers["candidate"]?.get("/api/v1/my-results"))?.body ?? "");
    expect(mine.map((row: { option: string }) => row.option)).toEqual(["H446A"]);
    expect((await readers["candidate"]?.get("/candidate/results/6A26/J560H"))?.status).toBe(404);
    expect((await readers["other officer"]?.get("/centre/results"))?.body).toContain("There are no results to see yet");
  });
});
