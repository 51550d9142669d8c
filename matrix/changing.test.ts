import { afterAll, beforeAll, expect, test } from "vitest";
import type { Decision } from "#kernel";
import { publicActor } from "#platform/actors";
import { perform } from "#platform/perform";
import { actorOf } from "#people";
import { theProgram } from "../src/start/program.ts";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { changeEverything, forgeEverything } from "./change-everything.ts";
import { digestOf } from "./digest.ts";
import { findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";
import { holesIn } from "./read-everything.ts";

/**
 * The access matrix for change: every changing route and every act, with every role, where it must be refused; and
 * nothing in the database has changed after any of it.
 */
let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
let before: Awaited<ReturnType<typeof digestOf>>;
beforeAll(async () => {
  board = await openBoard(routes);
  [askers, objects, published] = [await allAskers(board), await findObjects(board), readPublished()];
  before = await digestOf(board);
});
afterAll(() => board.close());

/** Before centres have results, on the restricted day, and after candidates have theirs. */
const moments = ["2026-08-11T22:00:00Z", "2026-08-12T12:00:00Z", "2026-08-27T07:00:00Z"];

test.each(moments)("what is not allowed or not theirs is refused, and changes nothing: %s", async (moment) => {
  await board.moveTo(moment);
  const found: string[] = [];
  let asked = 0;
  for (const asker of askers) {
    const cases = await changeEverything(board.server, routes, objects, published, asker);
    asked += cases.length;
    found.push(...holesIn(published, cases));
  }
  console.log(`access matrix, changing: ${asked} cases`);
  expect(found).toEqual([]);
  expect(asked).toBeGreaterThan(routes.filter((route) => route.method === "POST").length * 10);
  expect(await digestOf(board)).toEqual(before);
});

test("a form that another site sends with a person's cookie is refused, whatever the person may do", async () => {
  const found: string[] = [];
  for (const asker of askers.filter((one) => !["public", "ended", "system"].includes(one.kind))) {
    found.push(...(await forgeEverything(board.server, routes, objects, published, asker)));
  }
  expect(found).toEqual([]);
  expect(await digestOf(board)).toEqual(before);
});

test("every act refuses everyone to whom it is not published, before it reads what was sent", async () => {
  const { app, own } = board;
  const actors = [
    publicActor,
    ...askers.flatMap(({ role }) =>
      role === undefined
        ? []
        : [
            actorOf({
              personId: `act-${role}`,
              name: role,
              side: "centre",
              roles: [role],
              centreId: own,
              candidateId: null,
            }),
          ],
    ),
  ];
  const through: string[] = [];
  let asked = 0;
  for (const action of theProgram.acts) {
    const permission = published.acts.get(action.name);
    if (permission === undefined) throw new RangeError(`${action.name} is not in the published acts.`);
    for (const actor of actors) {
      const allowed =
        permission === "self" ? actor !== publicActor : actor.roles.some((role) => published.allows(role, permission));
      if (allowed) continue;
      asked += 1;
      const decision: Decision<unknown> = await Reflect.apply(perform, undefined, [app, actor, action, {}]);
      if (decision.ok || decision.refusals[0]?.code !== "not-permitted") through.push(`${actor.name}: ${action.name}`);
    }
  }
  console.log(`access matrix, acts: ${asked} cases`);
  expect(through).toEqual([]);
  expect(await digestOf(board)).toEqual(before);
});

test("reading changes nothing", async () => {
  for (const asker of askers) {
    for (const route of routes.filter((one) => one.method === "GET" && !one.path.includes(":"))) {
      await board.server.inject({ method: "GET", url: route.path, headers: asker.headers });
    }
  }
  expect(await digestOf(board)).toEqual(before);
});
