import { afterAll, beforeAll, expect, test } from "vitest";
import { perform } from "#platform/perform";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { awarder, uciOf } from "../fixture.ts";
import { loadDemoCatalogue } from "../../../admit/catalogue/load-catalogue/load-demo-catalogue.ts";
import { bankUnitResults } from "./bank-unit-results.ts";
import { unitBankRoutes } from "./page.ts";
import { everyDuty } from "../../../start/every-duty.ts";

const heading = "uci,unit,series,option,centre_id,uniform,grade,points,absent";
const uci = uciOf("20001", 1);
let site: TestSite;
let board: Visitor;
beforeAll(async () => {
  site = await testSite(unitBankRoutes);
  await loadDemoCatalogue(site.app.database);
  board = await site.signIn({ personId: "aw1", name: "Ada Award", side: "board", role: "awarding" });
});
afterAll(() => site.close());

test.each([
  ["a UCI with a wrong letter", `${uci.slice(0, 12)}A,F011,6A25,F011,20001,60,B,,no`, "uci", /^uci-/],
  ["an unknown unit", `${uci},F999,6A25,F011,20001,60,B,,no`, "unit", /^unit-unknown$/],
  ["an unknown series", `${uci},F011,6A99,F011,20001,60,B,,no`, "series", /^series-not-in-catalogue$/],
  ["a series that has not ended", `${uci},F011,6A26,F011,20001,60,B,,no`, "series", /^series-not-earlier$/],
  ["an option of another unit", `${uci},F011,6A25,F012,20001,60,B,,no`, "option", /^option-not-of-unit$/],
  ["a uniform mark above the maximum", `${uci},F011,6A25,F011,20001,81,A,,no`, "uniform", /^uniform-out-of-range$/],
  ["no uniform mark", `${uci},F011,6A25,F011,20001,,A,,no`, "uniform", /^uniform-out-of-range$/],
  ["a grade of another scale", `${uci},F011,6A25,F011,20001,60,P2,,no`, "grade", /^unit-grade-unknown$/],
  ["points that the grade does not have", `${uci},B1604,6A25,B1604,20001,,M,18,no`, "points", /^points-wrong$/],
  ["a uniform mark for a unit on points", `${uci},B1604,6A25,B1604,20001,5,M,16,no`, "uniform", /^uniform-not-used$/],
  ["an absent candidate with a grade", `${uci},F011,6A25,F011,20001,,B,,yes`, "absent", /^absent-with-result$/],
])("%s is refused with its line, and nothing is banked", async (_, row, field, code) => {
  const good = `${uci},F012,6A25,F012,20001,90,B,,no`;
  const decision = await bank(`${heading}\n${good}\n${row}\n`);
  expect(decision).toMatchObject({ ok: false, refusals: [{ field, line: 3, code: expect.stringMatching(code) }] });
  expect(await banked()).toBe(0);
});

test("a file is banked; the same file again changes nothing; a row that differs is refused", async () => {
  const rows = ["F011,6A25,F011,20001,60,B,,no", "F012,6A25,F012,20001,,,,yes", "B1604,6A25,B1604,20001,,M,16,no"];
  const file = [heading, ...rows.map((row) => `${uci},${row}`), ""].join("\n");
  expect(await bank(file)).toEqual({ ok: true, value: { banked: 3, heldAlready: 0 } });
  expect(await bank(file)).toEqual({ ok: true, value: { banked: 0, heldAlready: 3 } });
  expect(await bank(`${heading}\n${uci},F011,6A25,F011,20001,61,B,,no\n`)).toMatchObject({
    ok: false,
    refusals: [{ code: "unit-result-differs", line: 2 }],
  });
  expect(await banked()).toBe(3);
});

test("the page takes a file, shows what is in the bank, and lists errors with their lines", async () => {
  const sent = await board.upload(
    "/board/awarding/units",
    "file",
    "units.csv",
    Buffer.from(`${heading}\n${uci},F013,6A25,F013,20001,60,B,,no\n`),
  );
  expect(sent.headers["location"]).toBe("/board/awarding/units?banked=1&held=0");
  const page = await board.get("/board/awarding/units?banked=1&held=0");
  expect(page.body).toContain("1 unit result banked.");
  expect(page.body).toMatch(/6A25<\/span><\/th>\s*<td[^>]*>4</);
  const wrong = await board.upload(
    "/board/awarding/units",
    "file",
    "units.csv",
    Buffer.from(`${heading}\n${uci},F999,6A25,F013,20001,60,B,,no\n`),
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain("Line 2, unit: There is no unit F999 in the catalogue.");
  const again = await board.get("/board/awarding/units?banked=0&held=2");
  expect(again.body).toContain("0 unit results banked. 2 were already in the bank.");
  const empty = await board.post("/board/awarding/units", { _token: "" });
  expect([empty.status, empty.body]).toEqual([422, expect.stringContaining("Choose a file of unit results to send.")]);
  expect((await site.visitor().get("/board/awarding/units")).body).not.toContain("6A25");
});

test("another board role may not", async () => {
  const results = await site.signIn({ personId: "re1", name: "Rae Results", side: "board", role: "results" });
  expect((await results.get("/board/awarding/units")).status).toBe(403);
  expect(
    await perform(site.app, { ...awarder, permissions: new Set() }, bankUnitResults, {
      name: "x.csv",
      bytes: Buffer.from(""),
    }),
  ).toMatchObject({ ok: false, refusals: [{ code: "not-permitted" }] });
});

function bank(csv: string) {
  return perform(site.app, awarder, bankUnitResults, { name: "units.csv", bytes: Buffer.from(csv) });
}

async function banked(): Promise<number> {
  const found = await everyDuty(site.app.database)
    .as.selectFrom("awarding.unit_bank")
    .select((row) => row.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return found?.count ?? 0;
}
