import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { App } from "#platform/app";
import { newId, type Tx } from "#platform/database";
import { countedHours, attemptLimits, networkLimit, networkSecondsToWait, secondsToWait } from "./rule.ts";

/** A try that is about to be made: at what, whose (an address or a person), and from where. */
export type Try = {
  readonly at: "password" | "code" | "confirm" | "change" | "reset";
  readonly account: string;
  readonly network: string;
  /** The hash of a browser that is known for this account; null for any other. */
  readonly knownBrowser: Buffer | null;
};

export type Admitted = { readonly admitted: true; readonly attemptId: string };
export type MustWait = { readonly admitted: false; readonly seconds: number };

/**
 * Lets a try be made, or says how long to wait. The try counts as failed from the start, under a lock of its lane, so
 * that a hundred at the same moment are a hundred; `forgive` takes it back when it turns out right.
 */
export function admit(app: App, tried: Try): Promise<Admitted | MustWait> {
  const lane = attemptsKey(app, tried);
  return app.database.as.access.transaction().execute(async (tx) => {
    await sql`select platform.take_lock(${lane.toString("hex")})`.execute(tx);
    const seconds = await wait(app, tx, tried, lane);
    if (seconds > 0) return { admitted: false, seconds };
    const attemptId = newId();
    await tx.insertInto("access.failed_attempt").values({ attempt_id: attemptId, key: lane }).execute();
    return { admitted: true, attemptId };
  });
}

/** The try was right, or was not made after all. */
export async function forgive(app: App, attemptId: string): Promise<void> {
  await app.database.as.access.deleteFrom("access.failed_attempt").where("attempt_id", "=", attemptId).execute();
}

/** After a try that was right, attempts from the same browser are counted from nothing again. */
export async function resetAttempts(app: App, tried: Try): Promise<void> {
  await app.database.as.access.deleteFrom("access.failed_attempt").where("key", "=", attemptsKey(app, tried)).execute();
}

/** The try was wrong: its network counts it too. */
export async function countAgainstNetwork(app: App, { network }: Pick<Try, "network">): Promise<void> {
  await app.database.as.access
    .insertInto("access.failed_attempt")
    .values({ attempt_id: newId(), key: keyOf(app, ["network", network]) })
    .execute();
}

type Counted = { now: string; failed: number; last: string | null; earliest: string | null };

/** A known browser, and who has a session already, wait for their own failures only. */
async function wait(app: App, tx: Tx, tried: Try, lane: Buffer): Promise<number> {
  const network = keyOf(app, ["network", tried.network]);
  const found = await sql<Counted>`
    select now() as now, count(*)::integer as failed, max(at) as last,
      (select n.at from access.failed_attempt n where n.key = ${network}
        and n.at > now() - make_interval(secs => ${networkLimit.withinSeconds})
        order by n.at desc offset ${networkLimit.failuresMax - 1} limit 1) as earliest
    from access.failed_attempt
    where key = ${lane} and at > now() - make_interval(hours => ${countedHours})`.execute(tx);
  const row = found.rows[0];
  if (!row) throw new Error("The failed attempts of a lane could not be counted.");
  const now = Temporal.Instant.from(row.now);
  const own = secondsToWait(
    { failed: row.failed, last: instant(row.last) },
    tried.knownBrowser ? attemptLimits.known : attemptLimits.stranger,
    now,
  );
  const alone = tried.knownBrowser !== null || (tried.at !== "password" && tried.at !== "reset");
  return alone ? own : Math.max(own, networkSecondsToWait(instant(row.earliest), now));
}

function instant(text: string | null): Temporal.Instant | null {
  return text === null ? null : Temporal.Instant.from(text);
}

function attemptsKey(app: App, { at, account, knownBrowser }: Try): Buffer {
  return keyOf(app, [at, account, knownBrowser?.toString("hex") ?? "stranger"]);
}

/** Addresses can be guessed, so that a plain hash of one would tell it: the installation's secret goes in. */
function keyOf({ database }: Pick<App, "database">, parts: readonly string[]): Buffer {
  return createHmac("sha256", `throttle ${database.address.secret}`).update(JSON.stringify(parts)).digest();
}
