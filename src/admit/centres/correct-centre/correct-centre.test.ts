import { afterAll, beforeAll, expect, test } from "vitest";
import { everyDuty } from "../../../start/every-duty.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import type { Centre } from "../centre.ts";
import { mayCorrectCentre } from "./rule.ts";

const centre: Centre = {
  centreId: "99999",
  name: "Elm Scool",
  kind: "school",
  town: "Elmham",
  postcode: "EL1 1AA",
  status: "approved",
  earlyAccessWithdrawn: false,
  families: [],
  familyTitles: [],
};
const same = { name: "Elm Scool", kind: "school", town: "Elmham", postcode: "EL1 1AA" };

test.each([
  ["a name that is corrected", { name: "Elm School" }, "Typed wrong", { name: "Elm School" }],
  ["a town that is no longer known", { town: "" }, "Moved", { town: "" }],
  ["nothing changed", {}, "Typed wrong", ["centre-correction-same"]],
  ["no reason", { name: "Elm School" }, "", ["centre-correction-reason-missing"]],
  ["no name", { name: "" }, "x", ["centre-detail-form"]],
  ["no type", { kind: "" }, "x", ["centre-detail-form"]],
  ["a name of 121 characters", { name: "x".repeat(121) }, "x", ["centre-detail-form"]],
  ["two that are too long, and no reason", { postcode: "x".repeat(9), town: "x".repeat(61) }, "", 3],
] as const)("%s", (_what, changes, reason, expected) => {
  const decided = mayCorrectCentre(centre, { details: { ...same, ...changes }, reason });
  if (decided.ok) expect(decided.value.after).toEqual(expected);
  else if (typeof expected === "number") expect(decided.refusals).toHaveLength(expected);
  else expect(decided.refusals.map(({ code }) => code)).toEqual(expected);
});

let site: TestSite;
let board: Visitor;
let officer: Visitor;
beforeAll(async () => {
  site = await testSite(undefined);
  await site.app.database.pools.worker.query(
    `insert into centres.centre (centre_id, name, kind, town, postcode)
      values ('99999', 'Elm Scool', 'school', 'Elmham', 'EL1 1AA')`,
  );
  board = await site.signIn({ personId: "b1", name: "Bo", side: "board", role: "approvals" });
  const person = { side: "centre", role: "exams-officer", centreId: "99999" } as const;
  officer = await site.signIn({ ...person, personId: "o1", name: "Ann", email: "ann@elm.example" });
});
afterAll(() => site.close());

const page = "/board/centres/99999/correction";

test("the page shows the details as they are, and says what is wrong with others", async () => {
  expect((await board.get("/board/centres/99999")).body).toContain(`href="${page}"`);
  expect((await board.get(page)).body).toContain('value="Elm Scool"');
  const wrong = await board.post(page, { ...same, name: "", reason: "" });
  expect(wrong.status).toBe(422);
  for (const said of ["Enter the name, in 120 characters or fewer", "Enter a reason"])
    expect(wrong.body).toContain(said);
  expect((await board.get("/board/centres/99998/correction")).status).toBe(404);
  expect((await officer.get(page)).status).toBe(403);
  expect((await officer.post(page, { ...same, name: "Other", reason: "x" })).status).toBe(403);
});

test("corrected details are on the register, in the history, in an event and in an email to the centre", async () => {
  const done = await board.post(page, { ...same, name: "  Elm   School ", postcode: "el1 1ab", reason: "Typed wrong" });
  expect(done.headers["location"]).toBe("/board/centres/99999?done=corrected");
  const { rows } = await everyDuty(site.app.database).pool.query("select name, postcode from centres.centre");
  expect(rows).toEqual([{ name: "Elm School", postcode: "EL1 1AB" }]);
  const shown = (await board.get("/board/centres/99999?done=corrected")).body;
  for (const said of ["Details corrected", "Corrected a centre", "Typed wrong"]) expect(shown).toContain(said);
  const { worker } = site.app.database.pools;
  const act = await worker.query("select before, after, centre_id from audit.act where action = 'correct-centre'");
  expect(act.rows).toEqual([
    {
      before: { name: "Elm Scool", postcode: "EL1 1AA" },
      after: { name: "Elm School", postcode: "EL1 1AB" },
      centre_id: "99999",
    },
  ]);
  const events = await worker.query("select centre_id, body from platform.outbox where name = 'centre-corrected'");
  expect(events.rows).toEqual([{ centre_id: "99999", body: { details: ["name", "postcode"] } }]);
  const mails = await worker.query("select recipient, body from platform.mail");
  expect(mails.rows.map(({ recipient }) => recipient)).toEqual(["ann@elm.example"]);
  expect(mails.rows[0].body).toContain("on its register: name, postcode.");
});
