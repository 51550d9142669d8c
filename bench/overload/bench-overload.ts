import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "#platform/app";
import { addPerson, startSession } from "#people";
import { type DemoDone, runDemo } from "../../demo/run-demo.ts";
import { theProgram } from "../../src/start/program.ts";
import type { Benchmark } from "../benchmark.ts";
import { withThrowawayApp } from "../throwaway.ts";
import { measureFairness } from "./measure-fairness.ts";
import { measureFlood } from "./measure-flood.ts";
import type { Asked } from "./send.ts";
import { servedApart } from "./serve-apart.ts";

/**
 * What happens when far more is asked for than can be done, of the real program in a process of its own: whether one
 * centre slows another, how much is still done at ten times the capacity, and when all is normal again.
 */
export const benchOverload: Benchmark = {
  name: "overload",
  about: "one centre beside another that asks for everything; ten times what can be done; and the time after it",
  run: async (_io, { scale }) =>
    withThrowawayApp(async (app, setDay) => {
      const out = await mkdtemp(join(tmpdir(), "accolade-bench-out-"));
      try {
        const made = await makeBoard(app, out, setDay);
        await setDay("2026-08-24");
        const crowds = await crowdsOf(app, made);
        const seconds = Math.max(1, Math.floor(10 / scale));
        return await servedApart(app, async (address) => {
          const fairness = await measureFairness(address, crowds, seconds);
          const flood = await measureFlood(address, crowds, seconds);
          return {
            name: "overload",
            figures: { ...fairness.figures, ...flood.figures },
            ratios: { ...fairness.ratios, ...flood.ratios },
          };
        });
      } finally {
        await rm(out, { recursive: true, force: true });
      }
    }),
};

function makeBoard(app: App, out: string, setDay: (day: string) => Promise<void>): Promise<DemoDone> {
  const progress = { phase: () => ({ advance: () => undefined, done: () => undefined }) };
  return runDemo(
    app,
    { centres: 4, candidates: 800, seed: 7, out },
    { progress, subscribers: theProgram.subscribers, setDay, statements: "none", writePack: async () => undefined },
  );
}

/** What the people of a centre ask for: a page of results, and the statement of a candidate. */
export type Crowd = { readonly pages: readonly Asked[]; readonly documents: readonly Asked[] };

const peopleOfCentre = 5;

async function crowdsOf(app: App, { world }: DemoDone): Promise<readonly Crowd[]> {
  const crowds: Crowd[] = [];
  for (const { centre } of world.cohort) {
    const { centreId } = centre;
    const tokens: string[] = [];
    for (let person = 0; person < peopleOfCentre; person += 1) {
      const personId = `bench-${centreId}-${person}`;
      await addPerson(app, { personId, name: personId, side: "centre", role: "exams-officer", centreId });
      const from = { browser: "bench", network: "127.0.0.1" };
      tokens.push(await startSession(app, { personId, level: "full", method: "passkey", from }));
    }
    const candidates = await candidatesWithResults(app, centreId);
    const token = (at: number): string => tokens[at % tokens.length] ?? "";
    crowds.push({
      pages: candidates.map((candidate, at) => ({ path: `/centre/results/6A26/${candidate}`, token: token(at) })),
      documents: candidates.map((candidate, at) => ({
        path: `/centre/results/6A26/${candidate}/statement.pdf`,
        token: token(at),
      })),
    });
  }
  return crowds;
}

async function candidatesWithResults(app: App, centreId: string): Promise<readonly number[]> {
  const found = await app.database.as.worker
    .selectFrom("awarding.current_result")
    .select("candidate_id")
    .distinct()
    .where("centre_id", "=", centreId)
    .where("series", "=", "6A26")
    .where("kind", "=", "award")
    .orderBy("candidate_id")
    .execute();
  return found.flatMap(({ candidate_id: candidate }) => (candidate === null ? [] : [candidate]));
}
