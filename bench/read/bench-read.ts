import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { sql } from "kysely";
import type { App } from "#platform/app";
import { startSession } from "#people";
import { runDemo, type DemoDone } from "../../demo/run-demo.ts";
import { demoSignIns } from "../../demo/sign-ins.ts";
import { serveApp } from "../../src/start/serve-app.ts";
import { type Benchmark, ratio } from "../benchmark.ts";
import { withThrowawayApp } from "../throwaway.ts";
import { theProgram } from "../../src/start/program.ts";

/**
 * Pages and files of results over HTTP, signed in and through row-level security, beside a bare route of the same
 * server.
 */
export const benchRead: Benchmark = {
  name: "read",
  about: "a centre's results page, a candidate's results and an R file over HTTP, beside a bare route",
  run: async (_io, { scale }) =>
    withThrowawayApp(async (app, setDay) => {
      const out = await mkdtemp(join(tmpdir(), "accolade-bench-out-"));
      try {
        const progress = { phase: () => ({ advance: () => undefined, done: () => undefined }) };
        const made = await runDemo(
          app,
          { centres: 4, candidates: 800, seed: 7, out },
          {
            progress,
            subscribers: theProgram.subscribers,
            setDay,
            statements: "none",
            writePack: async () => undefined,
          },
        );
        await setDay(resultsDay);
        // As the server does by itself within a minute.
        await sql`analyze`.execute(app.database.as.owner);
        return await measure(app, made, Math.max(1, Math.floor(10 / scale)));
      } finally {
        await rm(out, { recursive: true, force: true });
      }
    }),
};

/** When candidates of the demonstration have their results. */
const resultsDay = "2026-08-20";

type Asked = {
  readonly name: string;
  readonly path: string;
  readonly token: string | undefined;
  /** What is in the answer: an empty page would be quick to make. */
  readonly holds: string;
};

async function measure(app: App, made: DemoDone, seconds: number): ReturnType<Benchmark["run"]> {
  const listening = await serveApp(app, { host: "127.0.0.1", port: 0 });
  try {
    const figures: Record<string, { value: number; unit: string }> = {};
    for (const asked of await places(app, made, listening.address)) {
      const url = `${listening.address}${asked.path}`;
      const headers = asked.token ? { authorization: `Bearer ${asked.token}` } : {};
      const answer = await (await fetch(url, { headers })).text();
      if (!answer.includes(asked.holds)) throw new Error(`${asked.path} does not have “${asked.holds}”.`);
      const result = await autocannon({ url, connections: 16, duration: seconds, headers });
      if (result.non2xx > 0)
        throw new Error(`${asked.path} answered ${result.non2xx} times with something else than a page.`);
      figures[asked.name] = { value: Math.round(result.requests.average), unit: "requests per second" };
      figures[`${asked.name}P99`] = { value: Math.round(result.latency.p99), unit: "ms" };
    }
    const bare = figures["bareRoute"]?.value ?? 1;
    const of = (name: string): number => ratio(figures[name]?.value ?? 0, bare);
    return {
      name: "read",
      figures,
      ratios: {
        centreResultsToBare: of("centreResults"),
        candidateResultsToBare: of("candidateResults"),
        resultFileToBare: of("resultFile"),
      },
    };
  } finally {
    await listening.close();
  }
}

async function places(app: App, made: DemoDone, address: string): Promise<readonly Asked[]> {
  await demoSignIns(made.world, address);
  const [first] = made.world.cohort;
  const candidate = first?.sat[0]?.candidate;
  if (!first || !candidate) throw new Error("There is no candidate to read about.");
  const officer = await session(app, `officer-${first.centre.centreId}`);
  const own = await session(app, `candidate-${candidate.uci}`);
  return [
    { name: "bareRoute", path: "/health", token: undefined, holds: "running" },
    { name: "centreResults", path: "/centre/results", token: officer, holds: "How " },
    { name: "candidateResults", path: "/candidate/results", token: own, holds: "Grade: " },
    { name: "resultFile", path: "/centre/result-files/6A26/1", token: officer, holds: "6A26" },
  ];
}

function session(app: App, personId: string): Promise<string> {
  const from = { browser: "bench", network: "127.0.0.1" };
  return startSession(app, { personId, level: "full", method: "passkey", from });
}
