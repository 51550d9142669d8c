import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRole, roles } from "#people";
import { type TestSite, testSite } from "../test-site.ts";
import { routes } from "../routes.ts";
import { databaseAhead, demoClock } from "./clock.ts";

/** A board that is not a demonstration: its clock is the database's, and nothing and nobody can set it. */
let site: TestSite;
beforeAll(async () => {
  site = await testSite(routes);
});
afterAll(() => site.close());

const serving = ["centre", "board", "assessor", "public", "worker", "access"] as const;

test("the clock is the database's own, and nothing else", async () => {
  const { rows } = await site.app.database.pools.owner.query<{ source: string; language: string; owner: string }>(
    `select pg_get_function_sqlbody(p.oid) as source, l.lanname as language, p.proowner::regrole::text as owner
     from pg_proc p join pg_language l on l.oid = p.prolang where p.oid = 'platform.clock()'::regprocedure`,
  );
  expect(rows).toEqual([{ source: "RETURN now()", language: "sql", owner: "accolade_owner" }]);
  expect(await databaseAhead(site.app.database)).toBe(0);
  expect(Object.keys(site.app.database.pools).sort()).toEqual(["owner", ...serving].sort());
});

test.each(serving)("the account %s cannot replace, change, remove or hide the clock", async (role) => {
  const client = await site.app.database.pools[role].connect();
  const attempt = (statement: string): Promise<string> =>
    client.query(statement).then(
      () => "done",
      (fault: unknown) => (fault instanceof Error && "code" in fault ? String(fault.code) : String(fault)),
    );
  const body = "returns timestamptz language sql stable parallel safe return now() + interval '1 year'";
  expect(await attempt(`create or replace function platform.clock() ${body}`)).toBe("42501");
  expect(await attempt("alter function platform.clock() rename to old_clock")).toBe("42501");
  expect(await attempt("alter function platform.clock() owner to current_user")).toBe("42501");
  expect(await attempt("drop function platform.clock() cascade")).toBe("42501");
  expect(await attempt(`update pg_proc set prosrc = 'x' where proname = 'clock'`)).toBe("42501");
  expect(await attempt("set role accolade_owner")).toBe("42501");
  expect(await attempt("alter schema platform rename to real_platform")).toBe("42501");
  expect(await attempt("create schema platform2")).toBe("42501");
  for (const setting of ["app.clock", "app.demo", "app.now", "app.offset"])
    await attempt(`select set_config('${setting}', '2026-08-20', false)`);
  const { rows } = await client.query(
    "select platform.clock() = now() as same, now() = transaction_timestamp() as own",
  );
  expect(rows).toEqual([{ same: true, own: true }]);
  client.release(true);
});

test("no page and no endpoint sets it, and nobody of any role is offered one", async () => {
  expect(routes.filter(({ path }) => path.startsWith("/demonstration")).map(({ path }) => path)).toEqual([
    "/demonstration/mail",
  ]);
  const nowhere = await site.visitor().get("/no-such-page");
  for (const [role, { side }] of Object.entries(roles)) {
    if (!isRole(role) || side === "candidate") continue;
    const centreId = side === "centre" ? "90001" : undefined;
    const visitor = await site.signIn({
      personId: `somebody-${role}`,
      name: "Sam Somebody",
      side,
      role,
      ...(centreId ? { centreId } : {}),
    });
    for (const reply of [
      await visitor.get("/demonstration/date"),
      await visitor.post("/demonstration/date", { moment: "results-morning" }),
    ]) {
      expect(reply.status).toBe(404);
      expect(reply.body).not.toContain("/demonstration/date");
    }
  }
  expect(nowhere.body).not.toContain("acc-demo-bar");
  expect(await databaseAhead(site.app.database)).toBe(0);
});

test("only the command demo makes a clock that can be set", () => {
  const folder = join(import.meta.dirname, "../..");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  const naming = (text: string): readonly string[] =>
    files.filter((name) => readFileSync(join(folder, name), "utf8").includes(text)).sort();
  expect(naming("demoClock()")).toEqual([
    "start/command-line/demo.ts",
    "start/demo-clock/clock.ts",
    "start/demo-clock/fixture.ts",
  ]);
  expect(naming("function platform.clock()")).toEqual(["award/results/fixture.ts", "start/demo-clock/clock.ts"]);
});

test("a database whose clock stands elsewhere is known by it", async () => {
  const clock = demoClock();
  await clock.moveTo(site.app.database, Temporal.Now.instant().add({ hours: 100 }));
  expect(Math.abs((await databaseAhead(site.app.database)) - 360_000_000)).toBeLessThan(5_000);
  await clock.moveTo(site.app.database, undefined);
  expect(await databaseAhead(site.app.database)).toBe(0);
});
