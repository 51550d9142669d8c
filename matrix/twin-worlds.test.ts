import { afterAll, beforeAll, expect, test } from "vitest";
import { roles } from "#people";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { findObjects } from "./objects.ts";
import { changeEveryResult, differences, tellEverything, type Told } from "./twin-worlds.ts";

/**
 * Two worlds with other results, asked everything at each moment of a release. Whoever is not to know yet is told the
 * same in both, byte for byte: so nothing they are told depends on a result.
 */
const moments = {
  "before centres have results": "2026-08-11T23:00:59.999999Z",
  "on the restricted day": "2026-08-12T12:00:00Z",
  "after candidates have results": "2026-08-27T07:00:00Z",
} as const;
type Moment = keyof typeof moments;

let board: Board;
let askers: readonly Asker[];
const told: Record<"one" | "other", Map<string, Told>> = { one: new Map(), other: new Map() };
beforeAll(async () => {
  board = await openBoard(routes);
  askers = (await allAskers(board)).filter(
    ({ role, stale }) => !stale && (role === undefined || roles[role].side !== "board"),
  );
  await tellAll("one");
  await changeEveryResult(board);
  await tellAll("other");
});
afterAll(() => board.close());

async function tellAll(world: "one" | "other"): Promise<void> {
  const objects = await findObjects(board);
  for (const [moment, instant] of Object.entries(moments)) {
    await board.moveTo(instant);
    for (const asker of askers) {
      told[world].set(`${moment} ${asker.name}`, await tellEverything(board.server, routes, objects, asker));
    }
  }
}

function toldApart(moment: Moment, name: string): readonly string[] {
  const [one, other] = [told.one.get(`${moment} ${name}`), told.other.get(`${moment} ${name}`)];
  if (!one || !other) throw new RangeError(`${name} was not asked ${moment}.`);
  expect(one.size).toBeGreaterThan(60);
  return differences(one, other);
}

test("before centres have results, nobody but the board can tell the worlds apart", () => {
  const found = askers.flatMap(({ name }) =>
    toldApart("before centres have results", name).map((url) => `${name}: ${url}`),
  );
  expect(found).toEqual([]);
});

test("on the restricted day only those who may see early can", () => {
  const early = ["head-of-centre", "exams-officer", "deputy-exams-officer"];
  const day: Moment = "on the restricted day";
  for (const { name } of askers) {
    const apart = toldApart(day, name);
    if (early.includes(name)) expect(apart).toContain("/centre/results");
    else expect(apart.filter((url) => !ofBoundaries(url)).map((url) => `${name}: ${url}`)).toEqual([]);
  }
});

/** Boundaries are published when results reach centres. */
function ofBoundaries(url: string): boolean {
  return url.includes("grade-boundaries") || url.endsWith("/convert");
}

test("after that, the candidate and the public can too: the worlds do differ", () => {
  expect(toldApart("after candidates have results", "candidate")).toContain("/candidate/results");
  expect(toldApart("after candidates have results", "the public")).toContain("/grade-boundaries");
});
