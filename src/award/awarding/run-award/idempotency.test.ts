import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson } from "#people";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, series } from "../fixture.ts";

let site: TestSite;
let headers: Record<string, string>;
beforeAll(async () => {
  site = await testSite();
  await fillForAward(site.app.database, { seed: 11, centres: 1, candidates: 5 });
  await addPerson(site.app, { ...awarder, side: "board", role: "awarding" });
  headers = { authorization: `Bearer ${await site.token(awarder.personId)}` };
});
afterAll(() => site.close());

const send = (key: string, payload: object) =>
  site.server.inject({
    method: "POST",
    url: "/api/v1/award-runs",
    headers: { ...headers, "idempotency-key": key },
    payload,
  });

async function runsEnded() {
  for (;;) {
    const runs = await site.app.database.as.board.selectFrom("awarding.run").select(["run_id", "status"]).execute();
    if (runs.every(({ status }) => status === "agreed" || status === "failed")) return runs;
    await pause(50);
  }
}

const order = { series, cause: "award" };

test("twenty requests at once with one key: one run, and the same answer twenty times", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => send("one", order)));
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
  expect(answers[0]?.statusCode).toBe(202);
  const runs = await runsEnded();
  expect(runs).toEqual([{ run_id: answers[0]?.json<{ runId: string }>().runId, status: "agreed" }]);
  const later = await send("one", order);
  expect([later.statusCode, later.body]).toEqual([202, answers[0]?.body]);
  expect(await runsEnded()).toEqual(runs);
});

test("the key with another order is refused; another key is another run; a form sent twice starts one", async () => {
  const reused = await send("one", { series, cause: "correction" });
  expect([reused.statusCode, reused.json<{ code: string }>().code]).toEqual([422, "idempotency-key-reused"]);
  expect((await send("two", order)).statusCode).toBe(202);
  expect(await runsEnded()).toHaveLength(2);
  const visitor = await site.signIn({ personId: "b2", name: "Bo Board", side: "board", role: "awarding" });
  const form = { ...order, missing: "refuse", _once: "abc" };
  const places = [await visitor.post("/board/awarding", form), await visitor.post("/board/awarding", form)];
  expect(new Set(places.map((answer) => `${answer.status} ${String(answer.headers["location"])}`)).size).toBe(1);
  expect(await runsEnded()).toHaveLength(3);
});

test("an order that is refused keeps no key: it can be sent again", async () => {
  const refused = await send("three", { series: "9Z99", cause: "award" });
  expect(refused.statusCode).toBe(422);
  expect((await send("three", order)).statusCode).toBe(202);
  expect(await runsEnded()).toHaveLength(4);
});
