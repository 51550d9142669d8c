import { createHash } from "node:crypto";
import { sql } from "kysely";
import { ok, type Slices } from "#kernel";
import type { Actor } from "../actors/actor.ts";
import { canonicalPieces } from "../audit/canonical-json.ts";
import type { Tx } from "../database/database.ts";
import { keyReused } from "../refusals.ts";
import type { Performed, Proposal } from "./action.ts";
import { inSlices } from "./in-slices.ts";

/** A request that must not be done twice. */
export type Keyed = { readonly key: string; readonly fingerprint: string };

/**
 * The answer given before to this person and key; a refusal when the key was used for something else; undefined when
 * new.
 */
export async function rememberedAnswer<Answer>(
  tx: Tx,
  actor: Actor,
  action: string,
  sent: Keyed | undefined,
): Promise<Performed<Answer> | undefined> {
  if (!sent) return undefined;
  // The same key sent again before the first is answered waits for that answer.
  await sql`select platform.take_lock(${`once ${actor.personId} ${sent.key}`})`.execute(tx);
  const row = await tx
    .selectFrom("platform.idempotency")
    .select(["action", "fingerprint", "answer", "proposed"])
    .where("person_id", "=", actor.personId)
    .where("key", "=", sent.key)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.action !== action || row.fingerprint !== sent.fingerprint) {
    return keyReused.refuse();
  }
  return row.proposed ? { ok: false, proposal: row.answer as Proposal } : ok(row.answer as Answer);
}

/** Keeps an answer for the key, in the transaction of the act itself. A refusal is not kept: it may be tried again. */
export async function rememberAnswer(
  tx: Tx,
  actor: Actor,
  action: string,
  performed: Performed<unknown>,
  sent: Keyed | undefined,
): Promise<void> {
  if (!sent || "refusals" in performed) return;
  const answer = JSON.stringify(performed.ok ? performed.value : performed.proposal);
  await tx
    .insertInto("platform.idempotency")
    .values({ person_id: actor.personId, action, ...sent, answer, proposed: !performed.ok })
    .execute();
}

/**
 * The key of a request, with what tells its content from any other, and the place that somebody sends it for: who works
 * for two centres and sends the same to both never gets the answer of the one for the other.
 */
export async function keyed(raw: unknown, key: string | undefined, actor: Actor): Promise<Keyed | undefined> {
  if (!key) return undefined;
  const { side, centreId, candidateId } = actor;
  return { key, fingerprint: await fingerprint([side, centreId, candidateId, raw]) };
}

/** A hash of the content of a request. */
export function fingerprint(raw: unknown): Promise<string> {
  return inSlices(hashOf(raw));
}

function* hashOf(raw: unknown): Slices<string> {
  const hash = createHash("sha256");
  let text = "";
  for (const piece of canonicalPieces(raw)) {
    text += piece;
    if (text.length < pieceMax) continue;
    hash.update(text);
    text = "";
    yield;
  }
  return hash.update(text).digest("hex");
}

/** Characters hashed before others get their turn. */
const pieceMax = 65_536;
