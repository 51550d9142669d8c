import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { addPerson } from "#people";
import { deliverEvents } from "#platform/events";
import { approve } from "#platform/proposals";
import { approvedProposal } from "../../../platform/proposals/fixture.ts";
import { theProgram } from "../../../start/program.ts";
import { type TestSite, testSite, type Visitor } from "../../../start/test-site.ts";
import { awarder, fillForAward, series } from "../fixture.ts";
import { runAward } from "./run-award.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
let proposer: Visitor;
let approver: Visitor;
const order = { series, cause: "correction", missing: "pending", connections: 2 } as const;

beforeAll(async () => {
  site = await testSite();
  await fillForAward(site.app.database, { seed: 5, centres: 2, candidates: 6 });
  await addPerson(site.app, { ...awarder, side: "board", role: "awarding" });
  proposer = await site.signIn({ personId: "p1", name: "Pru Proposer", side: "board", role: "awarding" });
  approver = await site.signIn({ personId: "a1", name: "Abe Approver", side: "board", role: "awarding" });
});
afterAll(() => site.close());

const runs = () =>
  everyDuty(site.app.database)
    .as.selectFrom("awarding.run")
    .select(["run_id", "status", "proposal_id", "started_by", "cause"])
    .orderBy("started_at")
    .execute();

async function issueAt(hours: number): Promise<void> {
  const { owner } = site.app.database.as;
  await sql`alter table results.release disable trigger user`.execute(owner);
  const proposal = await approvedProposal(site.app.database, "release-results", `${series} GCSE`);
  await sql`insert into results.release (series, family, audience, at, set_by, proposal_id)
    values (${series}, 'GCSE', 'centres', now() + make_interval(hours => ${hours}), 'x', ${proposal})
    on conflict (series, family, audience) do update
    set at = excluded.at, proposal_id = excluded.proposal_id`.execute(everyDuty(site.app.database).as);
}

/** Waits until a run, counted from the first, has ended. */
async function untilEnded(index: number): Promise<void> {
  for (;;) {
    const status = (await runs())[index]?.status;
    if (status !== "running" && status !== "calculated") return;
    await setTimeout(50);
  }
}

test("before any result of a series is released, one person can award it", async () => {
  await issueAt(1);
  expect(await runAward(site.app, awarder, { ...order, cause: "award" })).toMatchObject({ ok: true });
  expect(await runs()).toMatchObject([{ status: "agreed", proposal_id: null }]);
});

test("afterwards an award needs a second person, by page and API, and then runs as proposed", async () => {
  await issueAt(-1);
  const form = { series, cause: "correction", missing: "pending" };
  const posted = await proposer.post("/board/awarding", form);
  const place = String(posted.headers["location"]);
  expect([posted.status, place]).toEqual([303, expect.stringMatching(/^\/board\/proposals\//)]);
  expect(await runs()).toHaveLength(1);
  const headers = { authorization: `Bearer ${await site.token("p1")}` };
  const again = await site.server.inject({ method: "POST", url: "/api/v1/award-runs", headers, payload: form });
  expect([again.statusCode, again.json()]).toEqual([422, expect.objectContaining({ code: "proposal-waits" })]);
  const [path = ""] = place.split("?");
  const page = await approver.get(path);
  for (const text of [
    `Award ${series} again after release`,
    "Marks or entries were corrected",
    "Leave those results",
  ]) {
    expect(page.body).toContain(text);
  }
  expect((await approver.post(`${path}/approval`, {})).status).toBe(303);
  expect((await runs())[1]).toMatchObject({ status: "running", started_by: "Pru Proposer", cause: "correction" });
  await deliverEvents(
    site.app,
    theProgram.subscribers.filter(({ name }) => name.startsWith("awarding:")),
  );
  await untilEnded(1);
  expect((await runs())[1]?.status).toBe("agreed");
});

test("the API answers 202 with the proposal; nothing runs when another award came in between", async () => {
  const headers = { authorization: `Bearer ${await site.token("p1")}` };
  const payload = { series, cause: "correction", missing: "pending" };
  const sent = await site.server.inject({ method: "POST", url: "/api/v1/award-runs", headers, payload });
  const { proposalId, state } = sent.json<{ proposalId: string; state: string }>();
  expect([sent.statusCode, state]).toEqual([202, "waiting"]);
  await issueAt(1);
  expect(await runAward(site.app, awarder, order)).toMatchObject({ ok: true });
  await issueAt(-1);
  if (!approver.actor) throw new Error("nobody signed in");
  expect(await approve(site.app, approver.actor, proposalId)).toMatchObject({
    refusals: [{ code: "proposal-changed" }],
  });
  expect(await runs()).toHaveLength(3);
});

test("the board's database account starts no award of a released series by itself", async () => {
  const statement = `insert into awarding.run (run_id, series, status, started_by, rule_version)
    values (gen_random_uuid(), '${series}', 'running', 'x', 'x')`;
  await expect(everyDuty(site.app.database).pool.query(statement)).rejects.toThrow(/needs a second person/);
  await issueAt(1);
  await expect(everyDuty(site.app.database).pool.query(statement)).resolves.toMatchObject({ rowCount: 1 });
});
