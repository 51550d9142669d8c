import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker, askerNames } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { findObjects, type Objects } from "./objects.ts";
import { type Published, readPublished } from "./published.ts";
import { holesIn, readEverything } from "./read-everything.ts";

/**
 * The access matrix: every reading route, as everyone, for an own thing, the other centre's and nobody's, at each
 * moment of a release. What must be met is read from the published permissions.
 */
const moments = {
  "before centres have results": "2026-08-11T23:00:59.999999Z",
  "on the restricted day": "2026-08-12T12:00:00Z",
  "after candidates have results": "2026-08-27T07:00:00Z",
};

let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let published: Published;
let asked = 0;
/** Routes that opened to somebody, for a thing of their own, once everything is out. */
const opened = new Set<string>();
beforeAll(async () => {
  board = await openBoard(routes);
  [askers, objects, published] = [await allAskers(board), await findObjects(board), readPublished()];
});
afterAll(() => board.close());

test("everyone asks", () => {
  expect(askers.map((asker) => asker.name).sort()).toEqual([...askerNames].sort());
});

describe.each(Object.entries(moments))("%s", (_name, instant) => {
  beforeAll(() => board.moveTo(instant));

  test.each(askerNames)("%s meets what is published, and sees nothing that is not theirs", async (name) => {
    for (const asker of askers.filter((one) => one.name === name)) {
      const cases = await readEverything(board.server, routes, objects, asker);
      asked += cases.length;
      for (const { route, whose, status } of cases) if (whose === "own" && status < 400) opened.add(route.name);
      expect(holesIn(published, cases)).toEqual([]);
    }
  });
});

/** Routes that need more than an address to open; their own tests open them. */
const needMore: Readonly<Record<string, string>> = {
  "open-reset-link": "a link that was sent",
  "open-invitation": "a link that was sent",
  "begin-single-sign-on": "an organisation",
  "end-single-sign-on": "an organisation",
  "list-captured-mail": "a demonstration",
  "list-entries-api": "a series",
  "list-entries-to-check-api": "a series",
  "list-charges-api": "a series",
  "api-statements-of-entry": "a series",
  "show-prices-api": "a year",
  "list-marks-api": "a component",
  "completeness-api": "a series",
  "api-convert": "a mark",
};

test("every route opens to somebody: a wall that nobody passes would prove nothing", () => {
  const shut = routes.filter((route) => route.method === "GET" && !opened.has(route.name)).map((route) => route.name);
  expect(shut.sort()).toEqual(Object.keys(needMore).sort());
});

test("the matrix is as large as it says", () => {
  console.log(`access matrix, reading: ${asked} cases`);
  expect(asked).toBeGreaterThan(routes.filter((route) => route.method === "GET").length * askers.length * 3);
});
