import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transactionAs } from "#platform/app";
import { actorOf } from "#people";
import { approvedProposal } from "../../../platform/proposals/fixture.ts";
import { type TestSite, testSite } from "../../../start/test-site.ts";
import { awarder, fillForAward, guardsOff, series } from "../fixture.ts";
import { runAward } from "../run-award/run-award.ts";
import { explainResult, findExplanationFacts } from "./index.ts";
import { everyDuty } from "../../../start/every-duty.ts";

let site: TestSite;
beforeAll(async () => {
  site = await testSite([]);
  await fillForAward(site.app.database, { seed: 21, centres: 2, candidates: 30 });
  await runAward(site.app, awarder, { series, cause: "award", missing: "refuse" });
});
afterAll(() => site.close());

test("every result of a cohort of every family has an explanation that ends at its grade", async () => {
  const results = (
    await sql<{
      centreId: string;
      candidateId: number;
      option: string;
      kind: string;
      status: string;
      grade: string | null;
    }>`
    select centre_id as "centreId", candidate_id as "candidateId", option, kind, status, grade
      from awarding.current_result`.execute(everyDuty(site.app.database).as)
  ).rows;
  expect(results.length).toBeGreaterThan(500);
  for (const { centreId, candidateId, option, kind, status, grade } of results) {
    const facts = await transactionAs(site.app, awarder, (tx) =>
      findExplanationFacts(tx, { centreId, series, candidateId, option, ledger: true }),
    );
    if (!facts) throw new Error(`No facts for ${option}.`);
    const story = explainResult(facts);
    expect(story.grade?.grade ?? null).toBe(grade);
    expect(story.components.some((part) => part.changedSince)).toBe(false);
    expect(story.indicators.length > 0 || status === "graded").toBe(true);
    expect(kind === "certification" ? story.units : story.components.length).toBeTruthy();
  }
});

test("a candidate sees the explanation once results are released to candidates, and not before", async () => {
  const [one] = (
    await sql<{ centreId: string; candidateId: number; option: string }>`
    select centre_id as "centreId", candidate_id as "candidateId", option from awarding.current_result
    where kind = 'award' and status = 'graded' and family = 'GCSE' limit 1`.execute(everyDuty(site.app.database).as)
  ).rows;
  if (!one) throw new Error("The cohort has no such result.");
  const candidate = actorOf({
    personId: "c1",
    name: "Niamh",
    side: "candidate",
    roles: ["candidate"],
    centreId: one.centreId,
    candidateId: one.candidateId,
  });
  const told = () =>
    transactionAs(site.app, candidate, (tx) => findExplanationFacts(tx, { ...one, series, ledger: false }));
  expect(await told()).toBeUndefined();
  const proposal = await approvedProposal(site.app.database, "release-results", `${series} GCSE`);
  await guardsOff(site.app.database);
  await sql`insert into results.release
    select ${series}, 'GCSE', a, now() - interval '1 minute', 'x', ${proposal} from unnest(array['centres',
      'candidates']) a`.execute(everyDuty(site.app.database).as);
  const facts = await told();
  expect(facts && explainResult(facts).headline).toMatch(/^Grade /);
});
