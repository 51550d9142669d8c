import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isProposed, perform } from "#platform/perform";
import { approve } from "#platform/proposals";
import { actorOf, addPerson } from "#people";
import { byTwoPeople } from "../../../start/by-two-people.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { addRun, fillEntries, series, setClock } from "../fixture.ts";
import { theProgram } from "../../../start/program.ts";
import { releaseResults } from "./release-results.ts";
import { mayRelease, type ReleaseFacts, type ReleaseWanted } from "./rule.ts";
import { everyDuty } from "../../../start/every-duty.ts";

const instant = (text: string) => Temporal.Instant.from(text);
const first = instant("2026-08-12T00:00Z");
const second = instant("2026-08-19T00:00Z");
const third = instant("2026-08-20T00:00Z");
const typedTwice = { centresAt: false, candidatesAt: false };
const wanted: ReleaseWanted = { series, family: "GCSE", centresAt: second, candidatesAt: third, typedTwice };
const opened = { centresAt: false, candidatesAt: false };
const facts: ReleaseFacts = {
  now: first,
  embargoed: true,
  latestRun: "agreed",
  outOfDate: null,
  uncontacted: [],
  released: { centresAt: null, candidatesAt: null },
  opened,
  keyDates: { centresAt: null, candidatesAt: null, marksDue: null },
};
const open = { opened: { ...opened, centresAt: true } };
const twice = { typedTwice: { centresAt: true, candidatesAt: true } };

function codes(change: Partial<ReleaseWanted>, known: Partial<ReleaseFacts>): readonly string[] {
  const decision = mayRelease({ ...wanted, ...change }, { ...facts, ...known });
  return decision.ok ? [] : decision.refusals.map((refusal) => refusal.code);
}

const watch = theProgram.jobs.find(({ name }) => name === "proposals") ?? { start: () => ({ round: async () => 0 }) };

describe("release times", () => {
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
      { ...open, released: { centresAt: first, candidatesAt: null } },
      ["already-released"],
    ],
    [
      "the same instant once centres have seen",
      {},
      { ...open, now: second, released: { centresAt: second, candidatesAt: third } },
      [],
    ],
    [
      "another once it is that very moment",
      { centresAt: first },
      { ...open, now: second, released: { centresAt: second, candidatesAt: third } },
      ["already-released"],
    ],
    [
      "everything wrong at once",
      { centresAt: third, candidatesAt: second },
      { now: third, embargoed: false, latestRun: null },
      ["award-not-agreed", "candidates-before-centres", "family-not-embargoed"],
    ],
    [
      "everything wrong at once, when it has opened",
      { centresAt: third, candidatesAt: second },
      {
        embargoed: false,
        latestRun: null,
        released: { centresAt: first, candidatesAt: first },
        opened: { centresAt: true, candidatesAt: true },
      },
      ["candidates-before-centres", "family-not-embargoed", "already-released", "already-released"],
    ],
    ["marks that changed since the run", {}, { outOfDate: "mark" }, ["award-out-of-date"]],
    ["a catalogue that changed since the run", {}, { outOfDate: "catalogue" }, ["award-out-of-date"]],
    ["a pending result whose centre knows nothing of it", {}, { outOfDate: "contact" }, ["contact-missing"]],
    [
      "the candidates' time, once centres have seen, whatever has happened since",
      { centresAt: first },
      { ...open, outOfDate: "mark", latestRun: "failed", released: { centresAt: first, candidatesAt: second } },
      [],
    ],
    [
      "another day, once it was suspended over its time",
      {},
      { now: first.add({ hours: 1 }), released: { centresAt: first, candidatesAt: first } },
      [],
    ],
    ["a time that has passed", { centresAt: first }, { now: second }, ["release-time-unusual"]],
    ["a time that has passed, typed twice", { centresAt: first, ...twice }, { now: second }, []],
    ["a time before marks are due", {}, { keyDates: { ...facts.keyDates, marksDue: third } }, ["release-time-unusual"]],
    ["a time decades away", { candidatesAt: instant("2062-08-20T00:00Z") }, {}, ["release-time-unusual"]],
    ["a time decades away, typed twice", { candidatesAt: instant("2062-08-20T00:00Z"), ...twice }, {}, []],
    [
      "another day than the key date",
      {},
      { keyDates: { ...facts.keyDates, centresAt: second, candidatesAt: instant("2026-08-21T07:00Z") } },
      ["release-time-unusual"],
    ],
    [
      "another hour of the key date",
      {},
      { keyDates: { ...facts.keyDates, candidatesAt: instant("2026-08-20T07:00Z") } },
      ["release-time-unusual"],
    ],
    [
      "a minute after the key date",
      {},
      { keyDates: { ...facts.keyDates, candidatesAt: third.subtract({ minutes: 1 }) } },
      ["release-time-unusual"],
    ],
    [
      "the key dates to the minute",
      {},
      { keyDates: { ...facts.keyDates, centresAt: second, candidatesAt: third } },
      [],
    ],
    [
      "another hour of the key date, typed differently the second time",
      { typedOther: { candidatesAt: first } },
      { keyDates: { ...facts.keyDates, candidatesAt: instant("2026-08-20T07:00Z") } },
      ["release-times-differ"],
    ],
    [
      "without an embargo, the key date of centres, before that of candidates",
      { candidatesAt: second },
      { embargoed: false, keyDates: { ...facts.keyDates, centresAt: second, candidatesAt: third } },
      ["release-time-unusual", "release-time-unusual"],
    ],
    [
      "without an embargo, the key date of candidates for both",
      { centresAt: third },
      { embargoed: false, keyDates: { ...facts.keyDates, centresAt: second, candidatesAt: third } },
      [],
    ],
    ["a second time that nobody asked for", { typedOther: { candidatesAt: first } }, {}, []],
    [
      "a key date that is years away",
      { candidatesAt: instant("2062-08-20T00:00Z") },
      { keyDates: { ...facts.keyDates, candidatesAt: instant("2062-08-20T00:00Z") } },
      [],
    ],
  ])("%s", (_name, change, known, expected) => {
    expect(codes(change, known)).toEqual(expected);
  });

  test("are set exactly when the award agrees, centres come first, and nothing seen is undone", () => {
    const moment = fc.integer({ min: 0, max: 4 }).map((day) => first.add({ hours: 24 * day }));
    const statuses = ["agreed", "running", "failed", "calculated", "disagreed", null] as const;
    const runs = fc.constantFrom<ReleaseFacts["latestRun"]>(...statuses);
    const maybe = fc.option(moment);
    const flag = fc.boolean();
    fc.assert(
      fc.property(moment, moment, moment, maybe, maybe, flag, runs, flag, flag, flag, (...drawn) => {
        const [now, centresAt, candidatesAt, centresBefore, candidatesBefore, embargoed, latestRun] = drawn;
        const [, , , , , , , centresOpen, candidatesOpen, again] = drawn;
        const kept = (before: Temporal.Instant | null, at: Temporal.Instant, isOpen: boolean) =>
          before !== null && isOpen ? before.equals(at) : again || Temporal.Instant.compare(at, now) > 0;
        const right =
          (centresOpen || latestRun === "agreed") &&
          Temporal.Instant.compare(centresAt, candidatesAt) <= 0 &&
          (embargoed || centresAt.equals(candidatesAt)) &&
          kept(centresBefore, centresAt, centresOpen) &&
          kept(candidatesBefore, candidatesAt, candidatesOpen);
        const asked = { centresAt, candidatesAt, typedTwice: { centresAt: again, candidatesAt: again } };
        const known = {
          now,
          embargoed,
          latestRun,
          opened: { centresAt: centresOpen, candidatesAt: candidatesOpen },
          released: { centresAt: centresBefore, candidatesAt: candidatesBefore },
        };
        expect(codes(asked, known).length === 0).toBe(right);
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
            "Candidates (Wednesday 19 August 2026, 1am) would see results before centres " +
            "(Thursday 20 August 2026, 1am). Set the same time or a later one.",
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
/** The times of a form, typed again. */
const again = { centresAgain: "2026-08-19T00:01", candidatesAgain: "2026-08-20T08:00" };
const form = { series, family: "GCSE", centresAt: "2026-08-19T00:01", candidatesAt: "2026-08-20T08:00" };
const approver = actorOf({ ...releaser, personId: "re2", name: "Sue Second" });
let site: TestSite;
let now = instant("2026-08-11T12:00:00Z");

describe("the act", () => {
  beforeAll(async () => {
    site = await testSite([], { clock: () => now });
    for (const { personId, name } of [releaser, approver]) {
      const email = `${personId}@board.example`;
      await addPerson(site.app, { personId, name, side: "board", role: "results", email });
    }
    await fillEntries(site.app.database);
    await setClock(site.app.database, "2026-08-11T12:00:00Z");
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000001", "agreed", "2026-08-05T12:00:00Z");
  });
  beforeEach(async () => {
    const { owner } = site.app.database.pools;
    await owner.query("truncate results.release, platform.outbox, platform.mail cascade");
    now = instant("2026-08-11T12:00:00Z");
  });
  afterAll(() => site.close());

  async function rows() {
    return everyDuty(site.app.database)
      .as.selectFrom("results.release")
      .select(["family", "audience", "at", "set_by"])
      .orderBy("at")
      .execute();
  }
  const code = (decision: Awaited<ReturnType<typeof release>>) =>
    decision.ok ? "" : decision.refusals.map((refusal) => `${refusal.code} ${refusal.field ?? ""}`.trim()).join(", ");
  const release = (raw: object, actor = releaser) => byTwoPeople(site.app, [actor, approver], releaseResults, raw);

  test("sets both instants, with an audit row and an event", async () => {
    expect(await release(form)).toMatchObject({ ok: true });
    expect(await rows()).toEqual([
      { family: "GCSE", audience: "centres", at: "2026-08-18T23:01:00Z", set_by: "re1" },
      { family: "GCSE", audience: "candidates", at: "2026-08-20T07:00:00Z", set_by: "re1" },
    ]);
    const instants = { centresAt: "2026-08-18T23:01:00Z", candidatesAt: "2026-08-20T07:00:00Z" };
    const act = await everyDuty(site.app.database)
      .as.selectFrom("audit.act")
      .select(["chain", "subject_id", "before", "after", "person_id", "approved_by"])
      .where("action", "=", "release-results")
      .orderBy("position", "desc")
      .executeTakeFirst();
    expect(act).toEqual({
      chain: series,
      subject_id: "6A26 GCSE",
      before: { centresAt: null, candidatesAt: null },
      after: { ...instants, runId: "01900000-0000-7000-8000-000000000001" },
      person_id: "re1",
      approved_by: "re2",
    });
    const events = await site.app.database.as.worker
      .selectFrom("platform.outbox")
      .select(["name", "body"])
      .orderBy("event_id")
      .execute();
    expect(events.map(({ name }) => name)).toEqual(["proposal-made", "release-set", "proposal-ended"]);
    expect(events[1]).toEqual({ name: "release-set", body: { series, family: "GCSE", ...instants } });
  });

  test("moves instants that have not come, and says what they were", async () => {
    await release(form);
    const [at, candidatesAgain] = ["2026-08-20T09:00", "2026-08-20T09:00"];
    expect(await release({ ...form, candidatesAt: at, candidatesAgain })).toMatchObject({ ok: true });
    expect((await rows()).map((row) => row.at)).toEqual(["2026-08-18T23:01:00Z", "2026-08-20T08:00:00Z"]);
    const act = await everyDuty(site.app.database)
      .as.selectFrom("audit.act")
      .select("before")
      .where("action", "=", "release-results")
      .orderBy("position", "desc")
      .executeTakeFirst();
    expect(act?.before).toMatchObject({ candidatesAt: "2026-08-20T07:00:00Z" });
  });

  test.each<[string, object, string]>([
    ["no such family", { ...form, family: "GCSES" }, "family-unknown family"],
    ["no such series", { ...form, series: "9Z99" }, "release-series-unknown series"],
    ["characters that no code has", { ...form, family: "GC\0SE" }, "family-unknown family"],
    ["a series that is not awarded", { ...form, series: "6A25" }, "award-not-agreed"],
    ["no times", { series, family: "GCSE" }, "time-missing centresAt, time-missing candidatesAt"],
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
    expect(
      await release({ ...form, candidatesAt: "2026-08-21T08:00", candidatesAgain: "2026-08-21T08:00" }),
    ).toMatchObject({ ok: true });
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000002", "disagreed", "2026-08-19T12:00:00Z");
    expect(code(await release({ ...form, family: "GCE" }))).toBe("award-not-agreed");
  });

  test("sets nothing until a second person approves, and nothing at all when nobody does", async () => {
    await setClock(site.app.database, "2026-08-11T12:00:00Z");
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000003", "agreed", "2026-08-19T13:00:00Z");
    const proposed = await perform(site.app, releaser, releaseResults, form);
    if (!isProposed(proposed)) throw new Error("it was not proposed");
    expect(proposed.proposal).toMatchObject({
      title: "Release GCSE (9 to 1) in June 2026",
      expiresAt: "2026-08-18T12:00:00Z",
    });
    expect(await rows()).toEqual([]);
    now = instant("2026-08-17T23:00:59Z");
    const round = () => watch.start(site.app).round(AbortSignal.timeout(20_000));
    const mails = () =>
      site.app.database.as.worker.selectFrom("platform.mail").select(["recipient", "subject"]).execute();
    await round();
    expect(await mails()).toEqual([
      { recipient: "re2@board.example", subject: "Waiting for a second person: Set release times" },
    ]);
    now = instant("2026-08-17T23:01:00Z");
    await round();
    await round();
    const urgent = "Urgent, not approved yet: Set release times";
    expect((await mails()).slice(1).toSorted((a, b) => (a.recipient < b.recipient ? -1 : 1))).toEqual([
      { recipient: "re1@board.example", subject: urgent },
      { recipient: "re2@board.example", subject: urgent },
    ]);
    now = instant("2026-08-18T12:00:00Z");
    expect(await approve(site.app, approver, proposed.proposal.proposalId)).toMatchObject({
      refusals: [{ code: "proposal-expired" }],
    });
    await round();
    expect(await rows()).toEqual([]);
  });

  test("is proposed until its first instant at most", async () => {
    now = instant("2026-08-17T12:00:00Z");
    const proposed = await perform(site.app, releaser, releaseResults, { ...form, ...again, family: "GCE" });
    expect(isProposed(proposed) && proposed.proposal.expiresAt).toBe("2026-08-18T23:01:00Z");
  });

  test("is not set when another award has run since it was proposed", async () => {
    const proposed = await perform(site.app, releaser, releaseResults, { ...form, ...again, family: "FSMQ" });
    if (!isProposed(proposed)) throw new Error(JSON.stringify(proposed));
    await addRun(site.app.database, "01900000-0000-7000-8000-000000000004", "agreed", "2026-08-19T14:00:00Z");
    const tried = await approve(site.app, approver, proposed.proposal.proposalId);
    expect(tried).toMatchObject({ refusals: [{ code: "proposal-changed" }] });
    expect(JSON.stringify(tried)).toContain("Latest award run");
    expect(await rows()).toEqual([]);
  });

  test("notes from when an award changes what people have seen", async () => {
    await release({ ...form, ...again, family: "PROJECT" });
    const issuedBy = async (at: string) => {
      const { rows } = await everyDuty(site.app.database).pool.query<{ issued: boolean }>(
        "select awarding.is_issued($1, $2) as issued",
        [series, at],
      );
      return rows[0]?.issued;
    };
    expect(await issuedBy("2026-08-18T23:00:59.999Z")).toBe(false);
    expect(await issuedBy("2026-08-18T23:01:00Z")).toBe(true);
  });

  test.each([
    ["no proposal", "null", /set_by_two_people/],
    [
      "a proposal that waits",
      "(select proposal_id from platform.proposal where state = 'waiting' limit 1)",
      /foreign key/,
    ],
    [
      "a proposal of another family",
      "(select proposal_id from platform.proposal where state = 'approved' limit 1)",
      /foreign key/,
    ],
  ])("the board's database account sets no release with %s", async (_name, proposal, fault) => {
    const statement = `insert into results.release (series, family, audience, at, set_by, proposal_id)
      values ('6A26', 'NATIONALS', 'centres', now(), 're1', ${proposal})`;
    await expect(everyDuty(site.app.database).pool.query(statement)).rejects.toThrow(fault);
  });
});
