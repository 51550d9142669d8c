import { afterAll, beforeAll, expect, test } from "vitest";
import { statusAfter } from "#kernel";
import { perform } from "#platform/perform";
import { program } from "#platform/app";
import { checkClocks, clocksCheck } from "../../cases/check-clocks/check-clocks.ts";
import type { Visitor } from "../../start/test-site.ts";
import { ask, move, type QuestionSite, questionSite, refusalsIn, rowsOf, tuesday } from "./fixture.ts";
import { questionMoves } from "./moves.ts";
import { questions } from "./support-question.ts";

let all: QuestionSite;
beforeAll(async () => {
  all = await questionSite();
});
afterAll(() => all.site.close());

const { cycle, statuses } = questions;
const fields: Readonly<Record<string, Record<string, string>>> = { allocate: { handler: "callum" }, withdraw: {} };
/** The acts that lead from a new question to each status. */
const ways: Readonly<Record<string, readonly string[]>> = {
  asked: [],
  "in-hand": ["reply"],
  "with-centre": ["query"],
  answered: ["resolve"],
  withdrawn: ["withdraw"],
};
const edges = Object.keys(cycle.steps).flatMap((status) => questionMoves.map(({ act, by }) => ({ status, act, by })));

const who = (side: string): Visitor => (side === "board" ? all.nusrat : all.officer);
const sideOf = (act: string) => questionMoves.find((each) => each.act === act)?.by ?? "board";
const doing = (id: string, act: string) =>
  move(who(sideOf(act)), id, act, fields[act] ?? { message: `A message to ${act}` });

async function statusOf(id: string): Promise<string | undefined> {
  const found = await rowsOf<{ status: string }>(all.site, `select status from cases.case where case_id = '${id}'`);
  return found[0]?.status;
}

async function inStatus(status: string): Promise<string> {
  const id = await ask(all.officer);
  for (const act of ways[status] ?? []) expect((await doing(id, act)).status).toBe(303);
  expect(await statusOf(id)).toBe(status);
  return id;
}

test.each(edges)("$status, $act by the $by: done as the life cycle says, or refused", async ({ status, act, by }) => {
  all.setNow(tuesday);
  const id = await inStatus(status);
  all.setNow("2026-02-13T10:00:00Z");
  const to = statusAfter(cycle, status, act);
  const page = (await who(by).get(`/${by}/questions/${id}`)).body;
  expect(page.includes(`/${by}/questions/${id}/${act}"`)).toBe(to !== undefined);
  const done = await doing(id, act);
  if (to === undefined)
    expect([done.status, refusalsIn(done)[0]?.slice(0, 24)]).toEqual([422, "This cannot be done now:"]);
  else expect([done.status, await statusOf(id)]).toEqual([303, to]);
});

test("nobody does a move of the other side, whatever address or act they use", async () => {
  const { site, officer, nusrat } = all;
  const id = await inStatus("in-hand");
  for (const { act, by } of questionMoves) {
    const [other, side] = by === "board" ? [officer, "centre"] : [nusrat, "board"];
    expect([act, (await other.post(`/${side}/questions/${id}/${act}`, { message: "Hm" })).status]).toEqual([act, 404]);
    const raw = { case: id, message: "Hm", handler: "callum" };
    const { actor } = other;
    if (!actor) throw new RangeError("Nobody acts.");
    const permitted = { ...actor, permissions: new Set(Object.keys(program().permissions)) };
    expect(await perform(site.app, permitted, questions.moving(act), raw)).toMatchObject({
      ok: false,
      refusals: [{ code: "case-unknown" }],
    });
  }
  expect(await statusOf(id)).toBe("in-hand");
});

test("the statuses in the database are those of the declaration: phase and sides", async () => {
  const rows = await all.site.app.database.as.worker
    .selectFrom("cases.status")
    .select(["kind", "status", "phase", "side"])
    .execute();
  const declared = program().cases.flatMap(({ kind, statuses: known }) =>
    Object.entries(known).flatMap(([status, { phase, sides }]) => sides.map((side) => ({ kind, status, phase, side }))),
  );
  const ordered = (each: readonly object[]) => each.map((one) => JSON.stringify(Object.entries(one).sort())).sort();
  expect(ordered(rows)).toEqual(ordered(declared));
  expect(Object.keys(statuses)).toEqual(Object.keys(cycle.steps));
});

test("after all that, every clock is the one worked out afresh, and a wrong one is found and logged", async () => {
  const { site } = all;
  const { worker } = site.app.database.as;
  expect(await rowsOf(site, "select from cases.stop where until_day > from_day")).not.toHaveLength(0);
  expect(await clocksCheck.find(worker)).toEqual([]);
  const id = await ask(all.officer);
  const client = await site.app.database.pools.owner.connect();
  await client.query("alter table cases.case no force row level security");
  await client.query("update cases.case set due_on = due_on + 1 where case_id = $1", [id]);
  await client.query("alter table cases.case force row level security");
  client.release();
  expect(await clocksCheck.find(worker)).toEqual([
    expect.stringMatching(/^Case [2-9A-Z]{10} of centre 90001: its last day is \d{4}-\d\d-\d\d, and \d{4}-\d\d-\d\d /),
  ]);
  const logged: string[] = [];
  const job = checkClocks.start({ ...site.app, log: (line) => logged.push(line) });
  expect([await job.round(new AbortController().signal), logged.length]).toEqual([1, 1]);
});
