import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoSeries } from "#demo";
import type { Actor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import { json, type Route } from "#platform/web";
import { actorOf, isRole, permissionsOf, roles } from "#people";
import { routes } from "../src/start/routes.ts";
import { allAskers, type Asker, askerNames } from "./askers.ts";
import { type Board, openBoard } from "./board.ts";
import { actorOfAsker, askEverything, findOut, type Found, knownFrom } from "./early-knowledge.ts";
import { gradesFollowFrom, secrets } from "./early-worlds.ts";
import { findObjects, type Objects } from "./objects.ts";

/**
 * A series is awarded and its release is set, and not open yet. Everyone gathers all that they can read, through every
 * route and as their database account, and from that tries to work out grades. In each of the other worlds the secrets
 * of one kind are different: whoever can tell two worlds apart knows something of them.
 */
const early = ["awarding", "results", "administrator"];
const notAsked = [
  "an ended session",
  "half signed in",
  "enrolling signed in",
  "an administrator of an hour ago",
  "a head of centre of an hour ago",
];

let board: Board;
let askers: readonly Asker[];
let objects: Objects;
let found: Found;
/** What each asker worked out, in the world as it is. */
const worked = new Map<string, { readonly right: number; readonly wrong: number }>();

beforeAll(async () => {
  board = await openBoard(routes);
  askers = (await allAskers(board)).filter(({ name }) => !notAsked.includes(name));
  objects = await findObjects(board);
  await board.moveTo("2026-08-11T23:00:59.999999Z");
  for (const asker of askers) worked.set(asker.name, await workOut(asker));
  found = await findOut(board, askers, (asker, earlier) =>
    askEverything(board.server, routes, objects, asker, earlier),
  );
});
afterAll(() => board.close());

/** Adds marks up and compares the totals with the boundaries, with whatever the account of somebody reads. */
async function workOut(asker: Asker): Promise<{ readonly right: number; readonly wrong: number }> {
  const actor = await actorOfAsker(board, asker);
  const truth = await board.asOperator<{ key: string; grade: string }>(
    `select centre_id || ' ' || candidate_id || ' ' || option as key, grade from awarding.current_result
     where series = $1 and kind = 'award' and status = 'graded'`,
    [demoSeries],
  );
  const grades = new Map(truth.map(({ key, grade }) => [key, grade]));
  const guessed = actor ? await guesses(actor) : [];
  const right = guessed.filter(({ key, grade }) => grades.get(key) === grade).length;
  return { right, wrong: guessed.filter(({ key }) => grades.has(key)).length - right };
}

async function guesses(actor: Actor): Promise<readonly { readonly key: string; readonly grade: string }[]> {
  if (actor.side !== "board") return [];
  const rows = await transactionAs(board.app, actor, (tx) =>
    sql<{ key: string; grade: string }>`
      with total as (
        select m.centre_id, m.candidate_id, m.option,
          round(sum(m.mark * oc.factor_top::numeric / oc.factor_over)) as total
        from marking.current_mark m
        join catalogue.option_components oc on oc.option = m.option and oc.component = m.component
        where m.series = ${demoSeries} group by 1, 2, 3
      )
      select t.centre_id || ' ' || t.candidate_id || ' ' || t.option as key, (
        select b.grade from catalogue.boundaries b
        where b.series = ${demoSeries} and b.target = 'option' and b.code = t.option and b.mark <= t.total
        order by b.mark desc limit 1) as grade
      from total t
      where exists (select from catalogue.boundaries b where b.series = ${demoSeries} and b.code = t.option)`.execute(
      tx,
    ),
  );
  return rows.rows.filter(({ grade }) => grade !== null);
}

test("everyone tries", () => {
  expect([...askers.map(({ name }) => name), ...notAsked].sort()).toEqual([...askerNames].sort());
});

describe.each(askerNames.filter((name) => !notAsked.includes(name)))("%s", (name) => {
  const allowed = early.includes(name);

  test(`${allowed ? "can" : "cannot"} work out a grade from every page, file and endpoint`, () => {
    const places = found.asking.get(name);
    expect(places?.size).toBe(secrets.length);
    const why = Object.fromEntries(places ?? []);
    expect(gradesFollowFrom(knownFrom(places)), JSON.stringify(why, null, 1)).toBe(allowed);
  });

  test(`${allowed ? "can" : "cannot"} work out a grade as their database account`, () => {
    const places = found.reading.get(name);
    const why = Object.fromEntries(places ?? []);
    expect(gradesFollowFrom(knownFrom(places)), JSON.stringify(why, null, 1)).toBe(allowed);
  });

  test(`${allowed ? "gets" : "gets no"} grades by adding marks up and comparing them with boundaries`, () => {
    const { right = 0, wrong = 0 } = worked.get(name) ?? {};
    if (allowed) expect(right, `${right} right, ${wrong} wrong`).toBeGreaterThanOrEqual(40);
    else expect(right + wrong).toBe(0);
  });
});

test("those who see marks, and those who see boundaries, still see them", () => {
  for (const name of ["moderation", "assessment", "post-results", "compliance"]) {
    expect(knownFrom(found.asking.get(name)), name).toEqual(new Set(["marks"]));
    expect(knownFrom(found.reading.get(name)), name).toEqual(new Set(["marks"]));
  }
  expect(knownFrom(found.asking.get("entries"))).toEqual(new Set(["boundaries"]));
  expect(knownFrom(found.reading.get("entries"))).toEqual(new Set(["boundaries"]));
  for (const name of ["customer-support", "approvals", "finance", "certificates", "special-requirements"]) {
    expect(knownFrom(found.asking.get(name)), name).toEqual(new Set());
    expect(knownFrom(found.reading.get(name)), name).toEqual(new Set());
  }
});

const boardRoles = Object.keys(roles)
  .filter(isRole)
  .filter((role) => roles[role].side === "board");

test("no two roles that one person has together give both marks and boundaries, except with results", () => {
  for (const one of boardRoles) {
    for (const other of boardRoles) {
      const allowed = permissionsOf([one, other]);
      const marks = allowed.has("marks.view") || allowed.has("marks.record");
      const together = marks && allowed.has("boundaries.view-early");
      expect(together && !allowed.has("results.view-all"), `${one} and ${other}`).toBe(false);
    }
  }
  expect(permissionsOf(["entries", "moderation"]).has("catalogue.load")).toBe(false);
  expect(permissionsOf(["entries", "moderation", "results"]).has("catalogue.load")).toBe(true);
});

test("someone with the roles of entries and moderation reads marks and no boundaries", async () => {
  const both = actorOf({
    personId: "both",
    name: "Bo Both",
    side: "board",
    roles: ["entries", "moderation"],
    centreId: null,
    candidateId: null,
  });
  expect(await guesses(both)).toEqual([]);
  const forged: Actor = { ...both, permissions: new Set([...both.permissions, "boundaries.view-early"]) };
  expect(await guesses(forged)).toEqual([]);
  const awarder: Actor = { ...forged, permissions: new Set([...forged.permissions, "results.view-all"]) };
  expect((await guesses(awarder)).length).toBeGreaterThanOrEqual(40);
});

describe("holes planted on purpose", () => {
  /** What somebody finds out when these routes are served. */
  async function foundBy(name: string, planted: readonly Route[]): Promise<Found> {
    const server = await board.serverOf(planted);
    const asker = askers.filter((one) => one.name === name);
    return findOut(board, asker, (one, earlier) => askEverything(server, planted, objects, one, earlier));
  }
  const boundaryPages = routes.filter(({ name }) => name === "show-boundaries" || name === "show-series");

  test("a policy that opens boundaries to everyone at the board is found, by asking and by reading", async () => {
    await board.asOperator("create policy planted on catalogue.boundaries to accolade_board using (true)");
    await board.asOperator("create policy planted on awarding.basis to accolade_board using (true)");
    try {
      const seen = await foundBy("moderation", boundaryPages);
      expect([...knownFrom(seen.asking.get("moderation"))]).toEqual(["boundaries"]);
      expect(gradesFollowFrom(knownFrom(seen.reading.get("moderation")))).toBe(true);
      const moderator = askers.find(({ name }) => name === "moderation");
      expect((moderator ? await workOut(moderator) : { right: 0, wrong: 0 }).right).toBeGreaterThan(0);
    } finally {
      await board.asOperator("drop policy planted on catalogue.boundaries");
      await board.asOperator("drop policy planted on awarding.basis");
    }
    const shut = await foundBy("moderation", boundaryPages);
    expect([...knownFrom(shut.asking.get("moderation"))]).toEqual([]);
    expect(gradesFollowFrom(knownFrom(shut.reading.get("moderation")))).toBe(false);
  });

  test("a page of marks for those who load boundaries is found", async () => {
    const planted: Route = {
      name: "planted",
      face: "page",
      method: "GET",
      path: "/board/planted",
      permission: "centres.view",
      scope: "board",
      summary: "Planted",
      handle: async ({ app }) =>
        json(
          await app.database.as.worker.selectFrom("marking.current_mark").select(["candidate_id", "mark"]).execute(),
        ),
    };
    const seen = await foundBy("entries", [planted, ...boundaryPages]);
    expect(gradesFollowFrom(knownFrom(seen.asking.get("entries")))).toBe(true);
    expect(gradesFollowFrom(knownFrom(seen.reading.get("entries")))).toBe(false);
  });
});
