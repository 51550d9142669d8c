import { createHash } from "node:crypto";
import { type Decision, ok, refuse } from "#kernel";
import type { Actor } from "../app/actor.ts";
import { canonicalJson } from "../audit/canonical-json.ts";
import type { Tx } from "../database/database.ts";

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
): Promise<Decision<Answer> | undefined> {
  if (!key) return undefined;
  const row = await tx
    .selectFrom("platform.idempotency")
    .select(["action", "fingerprint", "answer"])
    .where("person_id", "=", actor.personId)
    .where("key", "=", key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.action !== action || row.fingerprint !== fingerprint(raw)) {
    return refuse(
      "idempotency-key-reused",
      "This key was sent before with other content. Send a new key for a new request.",
    );
  }
  return ok(row.answer as Answer);
}

/** Keeps an answer for the key, in the transaction of the act itself. */
export async function rememberAnswer(
  tx: Tx,
  actor: Actor,
  action: string,
  raw: unknown,
  answer: unknown,
  key: string | undefined,
): Promise<void> {
  if (!key) return;
  await tx
    .insertInto("platform.idempotency")
    .values({ person_id: actor.personId, key, action, fingerprint: fingerprint(raw), answer: JSON.stringify(answer) })
    .execute();
}

/** What stands for the content of a request, in few characters. */
export function fingerprint(raw: unknown): string {
  return createHash("sha256").update(canonicalJson(raw)).digest("hex");
}
