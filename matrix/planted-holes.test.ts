import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Route } from "#platform/web";
import { routes } from "../src/start/routes.ts";
import { checkRoutes } from "../src/tidy/registry.ts";
import { checkSchema } from "../src/tidy/schema.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";
import { holesIn, readEverything } from "./read-everything.ts";
import { type Account, quoted, tryAs } from "./second-wall.ts";
import { changeEveryResult, differences, tellEverything } from "./twin-worlds.ts";

/**
 * Holes planted on purpose: each must be found by the very checks that hold the walls. A check that finds nothing is
 * none.
 */
let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
beforeAll(async () => {
  board = await openBoard(routes);
  [askers, objects, published] = [await allAskers(board), await findObjects(board), readPublished()];
});
afterAll(() => board.close());

/** What the matrix finds when these routes are served instead, asked as one role. */
async function foundFor(
  name: string,
  planted: readonly Route[],
  more: Published = published,
): Promise<readonly string[]> {
  const server = await board.serverOf(planted);
  const asker = askers.find((one) => one.name === name);
  if (!asker) throw new RangeError(`Nobody is called ${name}.`);
  return holesIn(more, await readEverything(server, planted, objects, asker));
}

function routeOf(name: string): Route {
  const route = routes.find((one) => one.name === name);
  if (!route) throw new RangeError(`There is no route ${name}.`);
  return route;
}

test("a missing filter: a page that finds a candidate whatever the centre", async () => {
  const planted: Route = {
    ...routeOf("show-candidate"),
    handle: async ({ app, params }) =>
      json(
        await app.database.as.board
          .selectFrom("candidates.candidate")
          .selectAll()
          .where("candidate_id", "=", Number(params["candidate"]))
          .execute(),
      ),
  };
  const found = await foundFor("exams-officer", [planted]);
  expect(found.some((hole) => hole.includes("answered for a foreign thing"))).toBe(true);
  expect(found.some((hole) => hole.includes("shows what is the other centre's"))).toBe(true);
  expect(await foundFor("exams-officer", [routeOf("show-candidate")])).toEqual([]);
});

test("a missing permission: a page that is open to everyone who is signed in", async () => {
  const planted: Route = { ...routeOf("list-results"), permission: "signed-in" };
  expect((await foundFor("senco", [planted])).some((hole) => hole.includes("open, not denied"))).toBe(true);
  const undeclared = { ...routeOf("list-results") };
  Reflect.deleteProperty(undeclared, "permission");
  expect(checkRoutes([undeclared]).map((one) => one.text)).toContain("it declares no permission");
  await expect(board.serverOf([undeclared])).rejects.toThrow("declares no permission");
  const weak: Route = { ...routeOf("withdraw-entry"), permission: "entries.view" };
  expect(
    checkRoutes([weak])
      .map((one) => one.text)
      .join(),
  ).toContain("its act needs entries.submit");
});

test("a view without invoker rights", async () => {
  await board.asOperator("create view results.planted as select centre_id, grade from awarding.result");
  await board.asOperator("grant select on results.planted to accolade_centre");
  try {
    const account: Account = { name: "a centre", role: "centre", settings: { centre: board.own } };
    const seen = await tryAs<{ centre_id: string }>(
      board,
      account,
      `select distinct centre_id from ${quoted("results.planted")}`,
    );
    expect("rows" in seen && seen.rows.some((row) => row.centre_id === board.other)).toBe(true);
    const found = await checkSchema(board.app.database.pools.owner);
    expect(found.map((one) => `${one.file}: ${one.text}`).join("\n")).toContain(
      "results.planted: add `with (security_invoker",
    );
  } finally {
    await board.asOperator("drop view results.planted");
  }
  expect(await checkSchema(board.app.database.pools.owner)).toEqual([]);
});

test("a half sign-in: a page that forgets the second factor", async () => {
  const planted: Route = { ...routeOf("centre-home"), permission: "half" };
  expect((await foundFor("half signed in", [planted])).some((hole) => hole.includes("not second-factor"))).toBe(true);
  expect(await foundFor("half signed in", [routeOf("centre-home")])).toEqual([]);
});

test("a missing proof: a page of releases that does not ask whether the person is still there", async () => {
  const { confirm: _confirm, ...planted } = routeOf("check-release");
  const stale = "an administrator of an hour ago";
  expect((await foundFor(stale, [planted])).some((hole) => hole.includes("open, not prove"))).toBe(true);
  expect(await foundFor(stale, [routeOf("check-release")])).toEqual([]);
});

test("an early release: the embargo no longer asks for the time", async () => {
  const officer = askers.find((one) => one.name === "exams-officer");
  if (!officer) throw new RangeError("The exams officer is missing.");
  const tell = () => tellEverything(board.server, routes, objects, officer);
  await board.moveTo("2026-08-01T00:00:00Z");
  await board.asOperator(`create or replace function results.open_at_centre()
    returns table (series text, family text) language sql stable
    as 'select r.series, r.family from results.release r where platform.current_centre() is not null'`);
  const one = await tell();
  await changeEveryResult(board);
  expect(differences(one, await tell()).length).toBeGreaterThan(0);
});
