import { createHash } from "node:crypto";
import { ok } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { canonicalJson } from "../audit/canonical-json.ts";
import type { Tx } from "../database/database.ts";
import { keyReused } from "../refusals.ts";
import type { Performed, Proposal } from "./action.ts";

/**
 * The answer given before to this person and key; a refusal when the key was used for something else; undefined when
 * new.
 */
export async function rememberedAnswer<Answer>(
  tx: Tx,
  actor: Actor,
  action: string,
  raw: unknown,
  key: string | undefined,
): Promise<Performed<Answer> | undefined> {
  if (!key) return undefined;
  const row = await tx
    .selectFrom("platform.idempotency")
    .select(["action", "fingerprint", "answer", "proposed"])
    .where("person_id", "=", actor.personId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.action !== action || row.fingerprint !== fingerprint(raw)) {
    return keyReused.refuse();
  }
  return row.proposed ? { ok: false, proposal: row.answer as Proposal } : ok(row.answer as Answer);
}

/** Keeps an answer for the key, in the transaction of the act itself. A refusal is not kept: it may be tried again. */
export async function rememberAnswer(
  tx: Tx,
  actor: Actor,
  action: string,
  raw: unknown,
  performed: Performed<unknown>,
  key: string | undefined,
): Promise<void> {
  if (!key || "refusals" in performed) return;
  const answer = JSON.stringify(performed.ok ? performed.value : performed.proposal);
  await tx
    .insertInto("platform.idempotency")
    .values({ person_id: actor.personId, key, action, fingerprint: fingerprint(raw), answer, proposed: !performed.ok })
    .execute();
}

/** A hash of the content of a request. */
export function fingerprint(raw: unknown): string {
  return createHash("sha256").update(canonicalJson(raw)).digest("hex");
}
