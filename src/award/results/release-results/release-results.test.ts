import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { perform } from "#platform";
import { actorOf } from "#people";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { addRun, fillEntries, series, setClock } from "../fixture.ts";
import { releaseResults } from "./release-results.ts";
import { mayRelease, type ReleaseFacts, type ReleaseWanted } from "./rule.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const first = instant("2026-08-12T00:00Z");
const second = instant("2026-08-19T00:00Z");
const third = instant("2026-08-20T00:00Z");
const wanted: ReleaseWanted = { series, family: "GCSE", centresAt: second, candidatesAt: third };
const facts: ReleaseFacts = {
  now: first,
  embargoed: true,
  latestRun: "agreed",
  released: { centresAt: null, candidatesAt: null },
};

function codes(change: Partial<ReleaseWanted>, known: Partial<ReleaseFacts>): readonly string[] {
  const decision = mayRelease({ ...wanted, ...change }, { ...facts, ...known });
  return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
}

describe("the instants of release", () => {
  test.each<[string, Partial<ReleaseWanted>, Partial<ReleaseFacts>, string[]]>([
    ["centres the day before candidates", {}, {}, []],
    ["both at once", { centresAt: third }, {}, []],
    ["candidates before centres", { centresAt: third, candidatesAt: second }, {}, ["candidates-before-centres"]],
    ["a series that is not awarded", {}, { latestRun: null }, ["award-not-agreed"]],
    ["a run under way", {}, { latestRun: "running" }, ["award-not-agreed"]],
    ["a run not yet checked", {}, { latestRun: "calculated" }, ["award-not-agreed"]],
    ["a run that failed", {}, { latestRun: "failed" }, ["award-not-agreed"]],
    ["a second calculation that disagrees", {}, { latestRun: "disagreed" }, ["award-not-agreed"]],
    ["two instants without an embargo", {}, { embargoed: false }, ["family-not-embargoed"]],
    ["one instant without an embargo", { centresAt: third }, { embargoed: false }, []],
    ["a later day, before either has come", {}, { released: { centresAt: second, candidatesAt: second } }, []],
    [
      "another instant once centres have seen",
      {},
      { now: third, released: { centresAt: first, candidatesAt: null } },
      ["already-released"],
    ],
    [
      "the same instant once centres have seen",
      {},
      { now: second, released: { centresAt: second, candidatesAt: third } },
      [],
    ],
    [
      "another once it is that very moment",
      { centresAt: first },
      { now: second, released: { centresAt: second, candidatesAt: third } },
      ["already-released"],
    ],
    [
      "everything wrong at once",
      { centresAt: third, candidatesAt: second },
      { now: third, embargoed: false, latestRun: null, released: { centresAt: first, candidatesAt: first } },
      ["award-not-agreed", "candidates-before-centres", "family-not-embargoed", "already-released", "already-released"],
    ],
  ])("%s", (_name, change, known, expected) => {
    expect(codes(change, known)).toEqual(expected);
  });

  test("stand exactly when the award agrees, centres come first, and nothing seen is taken back", () => {
    const moment = fc.integer({ min: 0, max: 4 }).map((day) => first.add({ hours: 24 * day }));
    const statuses = ["agreed", "running", "failed", "calculated", "disagreed", null] as const;
    const runs = fc.constantFrom<ReleaseFacts["latestRun"]>(...statuses);
    const maybe = fc.option(moment);
    fc.assert(
      fc.property(moment, moment, moment, maybe, maybe, fc.boolean(), runs, (...drawn) => {
        const [now, centresAt, candidatesAt, centresBefore, candidatesBefore, embargoed, latestRun] = drawn;
        const kept = (before: Temporal.Instant | null, at: Temporal.Instant) =>
          before === null || Temporal.Instant.compare(before, now) > 0 || before.equals(at);
        const right =
          latestRun === "agreed" &&
          Temporal.Instant.compare(centresAt, candidatesAt) <= 0 &&
          (embargoed || centresAt.equals(candidatesAt)) &&
          kept(centresBefore, centresAt) &&
          kept(candidatesBefore, candidatesAt);
        const released = { centresAt: centresBefore, candidatesAt: candidatesBefore };
        expect(codes({ centresAt, candidatesAt }, { now, embargoed, latestRun, released }).length === 0).toBe(right);
      }),
      { numRuns: 2_000 },
    );
  });

  test("are refused with a sentence, in British time", () => {
    const decision = mayRelease({ ...wanted, centresAt: third, candidatesAt: second }, facts);
    expect(decision).toMatchObject({
      ok: false,
      refusals: [
        {
          field: "candidatesAt",
          text:
            "Candidates (Wednesday 19 August 2026, 1:00 am) would see results before their centres " +
            "(Thursday 20 August 2026, 1:00 am). Give candidates a later instant, or the same.",
        },
      ],
    });
  });
});

const releaser = actorOf({
  personId: "re1",
  name: "Rex Release",
  side: "board",
  roles: ["results"],
  centreId: null,
  candidateId: null,
});
const form = { series, family: "GCSE", centresAt: "2026-08-19T00:01", candidatesAt: "2026-08-20T08:00" };
let site: TestSite;

describe("the act", () => {
  beforeAll(async () => {
    site = await testSite([]);
    await fillEntries(site.app.database);
    await setClock(site.app.database, "2026-08-11T12:00:00Z");
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000001", "agreed", "2026-08-05T12:00:00Z");
  });
  beforeEach(async () => {
    const { owner } = site.app.database.pools;
    await owner.query("truncate results.release, platform.outbox cascade");
  });
  afterAll(() => site.close());

  async function rows() {
    return site.app.database.as.board
      .selectFrom("results.release")
      .select(["family", "audience", "at", "set_by"])
      .orderBy("at")
      .execute();
  }
  const code = (decision: Awaited<ReturnType<typeof release>>) =>
    decision.ok ? "" : decision.refusals.map((refusal) => `${refusal.code} ${refusal.field ?? ""}`.trim()).join(", ");
  const release = (raw: object, actor = releaser) => perform(site.app, actor, releaseResults, raw);

  test("sets both instants, with an audit row and an event", async () => {
    expect(await release(form)).toMatchObject({ ok: true });
    expect(await rows()).toEqual([
      { family: "GCSE", audience: "centres", at: "2026-08-18T23:01:00Z", set_by: "re1" },
      { family: "GCSE", audience: "candidates", at: "2026-08-20T07:00:00Z", set_by: "re1" },
    ]);
    const instants = { centresAt: "2026-08-18T23:01:00Z", candidatesAt: "2026-08-20T07:00:00Z" };
    const act = await site.app.database.as.board
      .selectFrom("audit.act")
      .select(["chain", "subject_id", "before", "after"])
      .where("action", "=", "release-results")
      .orderBy("position", "desc")
      .executeTakeFirst();
    expect(act).toEqual({
      chain: series,
      subject_id: "6A26 GCSE",
      before: { centresAt: null, candidatesAt: null },
      after: instants,
    });
    const events = await site.app.database.as.worker.selectFrom("platform.outbox").select(["name", "body"]).execute();
    expect(events).toEqual([{ name: "release-set", body: { series, family: "GCSE", ...instants } }]);
  });

  test("moves instants that have not come, and says what they were", async () => {
    await release(form);
    expect(await release({ ...form, candidatesAt: "2026-08-20T09:00" })).toMatchObject({ ok: true });
    expect((await rows()).map((row) => row.at)).toEqual(["2026-08-18T23:01:00Z", "2026-08-20T08:00:00Z"]);
    const act = await site.app.database.as.board
      .selectFrom("audit.act")
      .select("before")
      .where("action", "=", "release-results")
      .orderBy("position", "desc")
      .executeTakeFirst();
    expect(act?.before).toMatchObject({ candidatesAt: "2026-08-20T07:00:00Z" });
  });

  test.each<[string, object, string]>([
    ["no such family", { ...form, family: "GCSES" }, "family-unknown family"],
    ["no such series", { ...form, series: "9Z99" }, "series-unknown series"],
    ["characters that no code has", { ...form, family: "GC\0SE" }, "family-unknown family"],
    ["a series that is not awarded", { ...form, series: "6A25" }, "award-not-agreed"],
    ["no times", { series, family: "GCSE" }, "time-not-read centresAt, time-not-read candidatesAt"],
    ["31 September", { ...form, centresAt: "2026-09-31T00:01" }, "time-not-read centresAt"],
    ["candidates first", { ...form, candidatesAt: "2026-08-18T08:00" }, "candidates-before-centres candidatesAt"],
  ])("refuses %s, and stores nothing", async (_name, raw, expected) => {
    expect(code(await release(raw))).toBe(expected);
    expect(await rows()).toEqual([]);
  });

  test("is not for those who award, nor for a centre", async () => {
    const awarder = actorOf({ ...releaser, roles: ["awarding"] });
    expect(code(await release(form, awarder))).toBe("not-permitted");
    const officer = actorOf({ ...releaser, side: "centre", roles: ["exams-officer"], centreId: "90001" });
    expect(code(await release(form, officer))).toBe("not-permitted");
    expect(await rows()).toEqual([]);
  });

  test("goes by the latest run, and keeps what centres have seen", async () => {
    await release(form);
    await setClock(site.app.database, "2026-08-19T00:01:00+01:00");
    expect(code(await release({ ...form, centresAt: "2026-08-19T06:00" }))).toBe("already-released centresAt");
    expect(await release({ ...form, candidatesAt: "2026-08-21T08:00" })).toMatchObject({ ok: true });
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000002", "disagreed", "2026-08-19T12:00:00Z");
    expect(code(await release({ ...form, family: "GCE" }))).toBe("award-not-agreed");
  });
});
