import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import autocannon from "autocannon";
import { sql } from "kysely";
import type { App } from "#platform/app";
import { addPerson, startSession } from "#people";
import { giveFactors } from "../../src/people/passwords/fixture.ts";
import { ratio } from "../benchmark.ts";
import { runStorm } from "./storm.ts";

/** UCAS counted as many sign-ins in a second on its results day of 2011. */
const offeredPerSecond = 644;
const accounts = 4000;
const password = "a long password for the benchmark only";

/**
 * Many more sign-ins by password than can be hashed, for a while: who is let in, who is told to come back and when, and
 * what somebody who is signed in already feels of it.
 */
export async function measureStorm(app: App, server: FastifyInstance, seconds: number) {
  await addAccounts(app);
  const address = await server.listen({ host: "127.0.0.1", port: 0 });
  const before = await readsFor(app, address, 3);
  const bodies = Array.from({ length: accounts }, (_, number) =>
    new URLSearchParams({ email: emailOf(number), password }).toString(),
  );
  const storm = runStorm({ address, perSecond: offeredPerSecond, seconds, bodies });
  await sleep(500);
  const during = await readsFor(app, address, Math.max(1, seconds - 1));
  const { statuses, errors, withRetryAfter, turnedAwayMs } = await storm;
  const [letIn, told] = [statuses["303"] ?? 0, statuses["503"] ?? 0];
  const all = offeredPerSecond * seconds;
  return {
    figures: {
      offered: { value: offeredPerSecond, unit: `sign-ins by password a second, for ${seconds} seconds` },
      letIn: { value: Math.round(letIn / seconds), unit: "per second" },
      toldToComeBack: { value: told, unit: `of ${all} requests; ${withRetryAfter} answers say when` },
      toldWithinP99: { value: percentile99(turnedAwayMs), unit: "ms" },
      answeredElse: { value: all - letIn - told - errors, unit: "requests" },
      unanswered: { value: errors, unit: "requests" },
      readBeforeP99: { value: before.p99, unit: "ms" },
      readDuringP99: { value: during.p99, unit: "ms" },
    },
    ratios: { readsDuringToBefore: ratio(during.perSecond, before.perSecond) },
  };
}

function percentile99(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0);
}

/** One account with its password and app, and copies of it: a person signs in once, not hundreds of times at once. */
async function addAccounts(app: App): Promise<void> {
  await addPerson(app, {
    personId: "bench-storm-0",
    name: "Storm",
    email: emailOf(0),
    side: "centre",
    role: "exams-officer",
    centreId: "20001",
  });
  await giveFactors({ app }, "bench-storm-0", password);
  await sql`
    with people as (
      insert into access.person (person_id, name, email, handle)
      select 'bench-storm-' || n, 'Storm', 'storm-' || n || '@bench.example', sha256(n::text::bytea)
      from generate_series(1, ${accounts - 1}::integer) n returning person_id
    ), passwords as (
      insert into access.password (person_id, hash)
      select p.person_id, w.hash from people p, access.password w where w.person_id = 'bench-storm-0'
    )
    insert into access.authenticator (person_id, secret, confirmed_at)
    select p.person_id, a.secret, now() from people p, access.authenticator a
    where a.person_id = 'bench-storm-0'`.execute(app.database.as.access);
}

function emailOf(number: number): string {
  return `storm-${number}@bench.example`;
}

/**
 * A page that somebody who is signed in reads again and again, ten times a second at most for each of four browsers.
 */
async function readsFor(app: App, address: string, seconds: number): Promise<{ perSecond: number; p99: number }> {
  const from = { browser: "bench", network: "127.0.0.1" };
  const token = await startSession(app, { personId: "bench-officer", level: "full", method: "passkey", from });
  const result = await autocannon({
    url: `${address}/centre/entries`,
    connections: 4,
    overallRate: 40,
    duration: seconds,
    headers: { authorization: `Bearer ${token}` },
  });
  return { perSecond: Math.round(result.requests.average), p99: Math.round(result.latency.p99) };
}
