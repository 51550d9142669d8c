import type { Actor } from "#platform/actors";
import type { App } from "#platform/app";
import { answerGiven, type Performed } from "#platform/perform";
import { boardClient } from "./award-parts.ts";
import type { AwardWanted } from "./rule.ts";
import { beginAward, wantedOf } from "./run-award.ts";
import { startAward } from "./start-award.ts";

/**
 * Begins an award that then runs by itself. With an idempotency key, the same person sending the same order again gets
 * the first answer again, also while the first is being answered, and nothing begins a second time.
 */
export async function beginAwardOnce(
  app: App,
  actor: Actor,
  order: AwardWanted,
  idempotencyKey: string | undefined,
): Promise<Performed<{ readonly runId: string }>> {
  if (idempotencyKey === undefined) return begin(app, actor, order);
  const lock = await boardClient(app.database.address);
  try {
    await lock.query("select pg_advisory_lock(hashtextextended($1, 13))", [`${actor.personId} ${idempotencyKey}`]);
    const given = await answerGiven(app, actor, startAward, wantedOf(order), idempotencyKey);
    return given ?? (await begin(app, actor, order, idempotencyKey));
  } finally {
    await lock.end();
  }
}

/** How a run ends is kept in its record. */
async function begin(
  app: App,
  actor: Actor,
  order: AwardWanted,
  idempotencyKey?: string,
): Promise<Performed<{ readonly runId: string }>> {
  const started = await beginAward(app, actor, order, idempotencyKey);
  if (!started.ok) return started;
  const { runId, finished } = started.value;
  finished.catch((fault: unknown) => app.log(`award ${runId}: ${String(fault)}`));
  return { ok: true, value: { runId } };
}
