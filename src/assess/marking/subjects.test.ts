import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "#platform/database";
import { perform } from "#platform/perform";
import { actorOf, type Role } from "#people";
import { type TestSite, testSite, type Visitor } from "../../start/test-site.ts";
import { enterMarks } from "./enter-marks/enter-marks.ts";
import { fillForMarking, series } from "./fixture.ts";
import { addAct } from "../../platform/audit/fixture.ts";

/**
 * What somebody who teaches some subjects sees and does: Computer Science (H446) and Creative iMedia (J834), whose unit
 * R094 counts towards it, at a centre that also enters the Extended Project (H857).
 */
let site: TestSite;
const visitors: Record<string, Visitor> = {};
const fileId = "00000000-0000-7000-8000-00000000000f";
const entryFileId = "00000000-0000-7000-8000-00000000000e";

beforeAll(async () => {
  site = await testSite();
  const { as } = site.app.database;
  await fillForMarking(site.app.database, ["10001"], 3, ["H446A", "H857", "R094A"]);
  const signIn = async (name: string, role: Role, subjects: readonly string[] = []) => {
    visitors[name] = await site.signIn({ personId: name, name, side: "centre", role, centreId: "10001", subjects });
  };
  await signIn("teacher", "teacher", ["H446", "J834"]);
  await signIn("nobody's teacher", "teacher");
  await signIn("officer", "exams-officer");
  await sql`insert into marking.movement
      (centre_id, series, candidate_id, option, component, movement, change, status, cause, act_id, centre_marked)
    select '10001', ${series}, 1, option, component, 1, 9, 'marked', 'raw', ${fileId}::uuid,
      marking.is_centre_marked(component)
    from catalogue.option_components where option in ('H446A', 'H857', 'R094A')`.execute(as.worker);
  for (const [id, kind, needs, name] of [
    [fileId, "mark-file", "marks.view", "M1000190.X01"],
    [entryFileId, "entry-file", "entries.view", "E1000190.X01"],
  ]) {
    await sql`insert into exchange.file
        (centre_id, file_id, kind, needs, name, content_hash, bytes, received_by, status, content, reply)
      values ('10001', ${id}, ${kind}, ${needs}, ${name}, 'h', 1, 'o', 'accepted', '\\x00', 'STATUS')`.execute(
      as.worker,
    );
    await sql`insert into exchange.file_line
        (centre_id, file_id, needs, position, severity, line, "column", number, code, text)
      values ('10001', ${id}, ${needs}, 1, 'W', 1, 1, 100, 'c', 't')`.execute(as.worker);
  }
  await inCentre("", async (tx) => {
    const act = await addAct(tx, "10001");
    await sql`insert into marking.draft_mark
      (centre_id, series, candidate_id, option, component, version, mark, status, on_movement, entered_by,
       entered_by_name, act_id)
    select '10001', ${series}, 2, option, component, 1, 8, 'marked', 0, 'o', 'Ann', ${act}::uuid
    from catalogue.option_components where component in ('H446/03', 'H857/01')`.execute(tx);
  });
});
afterAll(() => site.close());

/** Something as the centre's account, limited to subjects as a transaction of such a person is. */
function inCentre<Value>(subjects: string, run: (tx: Tx) => Promise<Value>): Promise<Value> {
  return site.app.database.as.centre.transaction().execute(async (tx) => {
    await sql`select set_config('app.centre', '10001', true),
      set_config('app.subjects', ${subjects}, true),
      set_config('app.options', array_to_string(
        catalogue.options_of_subjects(string_to_array(${subjects}, ',')), ','), true)`.execute(tx);
    return run(tx);
  });
}

const get = async (who: string, path: string) => {
  const answer = await visitors[who]?.get(path);
  return { status: answer?.status ?? 0, body: answer?.body ?? "" };
};

const lists = [
  ["/centre/marks?series=6A26", ["H446/03"], ["H857/01"]],
  ["/centre/marks?series=6A26&format=csv", ["H446/03", "R094/01"], ["H857"]],
  ["/api/v1/completeness?series=6A26", ["H446/03"], ["H857"]],
  ["/centre/entries?series=6A26", ["H446A", "R094A"], ["H857"]],
  ["/centre/entries?series=6A26&by=candidate", ["H446A", "R094A"], ["H857"]],
  ["/centre/entries?series=6A26&by=candidate&format=csv", ["H446A", "R094A"], ["H857"]],
  ["/centre/entries?series=6A26&format=csv", ["H446A", "R094A"], ["H857"]],
  ["/api/v1/entries?series=6A26", ["H446A", "R094A"], ["H857"]],
  ["/centre/candidates/1?series=6A26", ["H446A", "R094A"], ["H857"]],
  ["/centre/candidates/1/statement-of-entry?series=6A26", ["Computer"], ["H857", "Extended"]],
] as const;
test.each(lists)("%s has the subjects of a teacher, and nothing of others", (...each) => seesOwn(...each));

/** A candidate entered for none of a teacher's subjects is hidden by the database alone. */
let databaseHolds = true;

async function seesOwn(path: string, own: readonly string[], others: readonly string[]): Promise<void> {
  const [limited, all, none] = [
    await get("teacher", path),
    await get("officer", path),
    await get("nobody's teacher", path),
  ];
  const toNone = databaseHolds && path.startsWith("/centre/candidates/") ? 404 : 200;
  expect([limited.status, all.status, none.status]).toEqual([200, 200, toNone]);
  for (const word of own) expect([limited.body.includes(word), none.body.includes(word)]).toEqual([true, false]);
  for (const word of others) expect([limited.body.includes(word), all.body.includes(word)]).toEqual([false, true]);
}

const pairs = [
  ["/centre/marks/H857%2F01?series=6A26", "/centre/marks/NONE%2F01?series=6A26"],
  ["/api/v1/marks?series=6A26&component=H857/01", "/api/v1/marks?series=6A26&component=NONE/01"],
  [`/centre/mark-files/${fileId}`, "/centre/mark-files/00000000-0000-7000-8000-000000000000"],
  [`/centre/mark-files/${fileId}/reply`, "/centre/mark-files/00000000-0000-7000-8000-000000000000/reply"],
  [`/api/v1/mark-files/${fileId}`, "/api/v1/mark-files/00000000-0000-7000-8000-000000000000"],
  [`/centre/entry-files/${entryFileId}`, "/centre/entry-files/00000000-0000-7000-8000-000000000000"],
  [`/centre/entry-files/${entryFileId}/reply`, "/centre/entry-files/00000000-0000-7000-8000-000000000000/reply"],
  [`/api/v1/entry-files/${entryFileId}`, "/api/v1/entry-files/00000000-0000-7000-8000-000000000000"],
] as const;
test.each(pairs)("%s is to a teacher of other subjects as %s", (...each) => seesNothing(...each));

async function seesNothing(foreign: string, missing: string): Promise<void> {
  const [one, other] = [await get("teacher", foreign), await get("teacher", missing)];
  expect(one).toEqual(other);
  expect([one.status, (await get("officer", foreign)).status]).toEqual([404, 200]);
}

test("lists of files say why they are empty to a teacher, and count nothing", async () => {
  for (const path of ["/centre/mark-files", "/centre/entry-files"]) {
    const { body } = await get("teacher", path);
    expect([body.includes("hold those of every subject"), /[EM]1000190/.test(body)]).toEqual([true, false]);
    expect((await get("officer", path)).body).toMatch(/[EM]1000190/);
  }
  expect(JSON.parse((await get("teacher", "/api/v1/entry-files")).body)).toEqual({
    total: 0,
    page: 1,
    size: 100,
    files: [],
  });
  const home = (await get("teacher", "/centre/marks")).body;
  expect([home.includes("/centre/entry-files"), home.includes("/centre/mark-files")]).toEqual([false, false]);
});

const row = (option: string, component: string) => ({
  line: 1,
  centreId: "10001",
  candidateNumber: 3,
  option,
  component,
  mark: 7,
  grade: null,
  status: "marked" as const,
  reason: null,
});

test("a teacher enters marks only in their subjects, on the page and in the act", async () => {
  const typed = { series, "m.0003.H857": "7", "v.0003.H857": "0.0||marked" };
  const post = (component: string) => visitors["teacher"]?.post(`/centre/marks/${component}`, typed);
  const [foreign, missing] = [await post("H857%2F01"), await post("NONE")];
  expect([foreign?.status, foreign?.body]).toEqual([404, missing?.body]);
  const act = async (roles: readonly Role[], option: string, component: string) => {
    const actor = actorOf({
      personId: "x",
      name: "X",
      side: "centre",
      roles,
      centreId: "10001",
      candidateId: null,
      subjects: ["H446", "J834"],
    });
    const decision = await perform(site.app, actor, enterMarks, { set: { series, rows: [row(option, component)] } });
    return decision.ok ? "entered" : decision.refusals.map(({ code }) => code).join();
  };
  expect(await act(["teacher"], "H857", "H857/01")).toBe("entry-absent");
  expect(await act(["teacher"], "J560H", "J560/04")).toBe("entry-absent");
  expect(await act(["teacher", "read-only"], "H857", "H857/01")).toBe("entry-absent");
  expect(await act(["teacher", "exams-officer"], "H857", "H857/01")).toBe("entered");
  expect(await act(["teacher"], "H446A", "H446/03")).toBe("entered");
});

const tables = {
  "entries.entry": "option",
  "marking.movement": "option",
  "marking.current_mark": "option",
  "marking.draft_mark": "option",
  "marking.current_draft": "option",
  "exchange.file": "name",
  "exchange.file_line": "text",
} as const;

async function read(subjects: string, table: string, column: string): Promise<readonly string[]> {
  return inCentre(subjects, async (tx) => {
    const found = await sql<{ value: string }>`
      select distinct ${sql.ref(column)} as value from ${sql.table(table)} order by 1`.execute(tx);
    return found.rows.map(({ value }) => value);
  });
}

test.each(Object.entries(tables))("the database itself shows %s of the subjects alone", async (table, column) => {
  const [all, own, none] = [
    await read("", table, column),
    await read("H446,J834", table, column),
    await read("-", table, column),
  ];
  expect(all.length).toBeGreaterThan(0);
  expect(own).toEqual(column === "option" ? all.filter((each) => each !== "H857") : []);
  if (column === "option") expect([own.length > 0, all.includes("H857")]).toEqual([true, true]);
  expect(none).toEqual([]);
});

test.each([
  [
    "marking.draft_mark",
    "version, mark, status, on_movement, entered_by, entered_by_name",
    "9, 1, 'marked', 0, 'x', 'X'",
  ],
  ["marking.movement", "movement, change, status, cause, centre_marked", "1, 1, 'marked', 'raw', true"],
])("the database itself lets nobody write %s of another subject", async (table, names, values) => {
  const write = (option: string, component: string) =>
    inCentre("H446,J834", async (tx) => {
      const act = await addAct(tx, "10001");
      return sql`
    insert into ${sql.table(table)} (centre_id, series, candidate_id, option, component, act_id, ${sql.raw(names)})
    values ('10001', ${series}, 3, ${option}, ${component}, ${act}, ${sql.raw(values)})`.execute(tx);
    });
  await expect(write("H857", "H857/01")).rejects.toThrow("row-level security");
  await expect(write("H446A", "H446/03")).resolves.toBeDefined();
});

test("a candidate with no entry in the subjects is no candidate to that teacher, in lists and by address", async () => {
  const { as } = site.app.database;
  await sql`insert into candidates.candidate (centre_id, candidate_id, uci, surname, forenames, file_name, sex)
    values ('10001', 77, '100010260077A', 'Elsewhere', 'Eli', 'x', 'N')`.execute(as.worker);
  const names = (subjects: string) =>
    inCentre(
      subjects,
      async (tx) =>
        (await tx.selectFrom("candidates.candidate").select("surname").where("candidate_id", ">=", 1).execute()).length,
    );
  expect([await names(""), await names("H446,J834"), await names("H857"), await names("-")]).toEqual([4, 3, 3, 0]);
  expect((await get("officer", "/centre/candidates/77?series=6A26")).status).toBe(200);
  const [foreign, missing] = [
    await get("teacher", "/centre/candidates/77?series=6A26"),
    await get("teacher", "/centre/candidates/99?series=6A26"),
  ];
  expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
});

test("the program holds without the database", async () => {
  const { owner } = site.app.database.pools;
  databaseHolds = false;
  for (const table of ["candidates.candidate", "entries.entry", "marking.movement", "marking.draft_mark"]) {
    await owner.query(`drop policy own_subjects on ${table}`);
  }
  for (const table of ["exchange.file", "exchange.file_line"]) {
    await owner.query(`drop policy all_subjects on ${table}`);
  }
  expect(await read("H446,J834", "entries.entry", "option")).toContain("H857");
  for (const [path, own, others] of lists) await seesOwn(path, own, others);
  for (const [foreign, missing] of pairs) await seesNothing(foreign, missing);
});
