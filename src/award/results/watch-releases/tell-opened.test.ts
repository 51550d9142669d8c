import { afterAll, beforeAll, expect, test } from "vitest";
import { theProgram } from "../../../start/program.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { fillEntries, fillResults, instants, setClock, setInstants } from "../fixture.ts";

/** Centres and their systems are told when results have opened to them, and not a second earlier. */
let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  const { database } = site.app;
  await setClock(database, "2026-08-01T12:00:00Z");
  await fillEntries(database);
  await fillResults(database);
  await setInstants(database);
  await database.pools.owner.query("alter table centres.centre no force row level security");
  await database.pools.owner.query("update centres.centre set early_access_withdrawn = true where centre_id = '90002'");
  await database.pools.owner.query("alter table centres.centre force row level security");
  for (const [personId, role, centreId] of [
    ["o1", "exams-officer", "90001"],
    ["h1", "head-of-centre", "90001"],
    ["t1", "teacher", "90001"],
    ["o2", "exams-officer", "90002"],
  ] as const) {
    await site.signIn({
      personId,
      name: personId,
      side: "centre",
      role,
      centreId,
      email: `${personId}@centre.example`,
    });
  }
});
afterAll(() => site.close());

/** A round of the job at an instant: what was announced, and what was mailed, since the last one. */
async function roundAt(at: string) {
  const { worker, owner } = site.app.database.pools;
  await owner.query("truncate platform.outbox, platform.delivery, platform.mail cascade");
  await setClock(site.app.database, at);
  await theProgram.jobs
    .find((job) => job.name === "releases")
    ?.start(site.app)
    .round(AbortSignal.timeout(20_000));
  const events = await worker.query(
    "select centre_id, body from platform.outbox where name = 'results-opened' order by centre_id, body ->> 'family'",
  );
  const mails = await worker.query("select recipient, subject, body from platform.mail order by recipient");
  return {
    events: events.rows.map((row) => [row.centre_id, row.body.series, row.body.family].join(" ")),
    mails: mails.rows,
  };
}

test("a second before, nobody is told", async () => {
  const before = Temporal.Instant.from(instants.centres).subtract({ seconds: 1 }).toString();
  expect(await roundAt(before)).toEqual({ events: [], mails: [] });
});

test("at the centres' time each centre with early access is told once, with the embargo and without any result", async () => {
  const { events, mails } = await roundAt(instants.centres);
  expect(events).toContain("90001 6A26 GCSE");
  expect(events.some((event) => event.startsWith("90002"))).toBe(false);
  expect(new Set(events).size).toBe(events.length);
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ["h1@centre.example", "Centre 90001: Results of June 2026 are ready"],
    ["o1@centre.example", "Centre 90001: Results of June 2026 are ready"],
  ]);
  for (const { body } of mails) {
    expect(body).toContain("You can see the results of June 2026 now: ");
    expect(body).toContain(
      "Under embargo until Thursday 20 August 2026, 8am. Do not give them to candidates before then.",
    );
    expect(body).toContain("/centre/results?series=6A26");
    expect(body).not.toMatch(/Okafor|Quaye|O'Brien|grade/i);
  }
  expect(await roundAt(instants.centres)).toEqual({ events: [], mails: [] });
});

test("at the candidates' time a centre without early access is told, and the others are not told again", async () => {
  const { events, mails } = await roundAt(instants.candidates);
  expect(events).toContain("90002 6A26 GCSE");
  expect(events).not.toContain("90001 6A26 GCSE");
  const toSecond = mails.filter(({ recipient }) => recipient === "o2@centre.example");
  expect(toSecond.map(({ subject }) => subject)).toEqual(["Centre 90002: Results of June 2026 are ready"]);
  expect(toSecond[0].body).not.toContain("embargo");
});

test("a centre's own system is told the series and the family, and nothing else", () => {
  const event = theProgram.events.find(({ name }) => name === "results-opened");
  expect(event?.told).toEqual({ needs: "results.view", fields: ["series", "family"] });
});
