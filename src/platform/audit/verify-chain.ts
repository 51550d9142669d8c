import type { Kysely } from "kysely";
import type { Tables } from "../database/database.ts";
import { chainStart, linkHash } from "./write-act.ts";

export type ChainCheck = { readonly chain: string; readonly acts: number; readonly brokenAt: number | null };

/** Where a chain ended at some time, kept outside the database: on paper, in an archive, with another board. */
export type Checkpoint = { readonly chain: string; readonly position: number; readonly hash: string };

/** Where every chain ends now. */
export async function takeCheckpoints(database: Kysely<Tables>): Promise<readonly Checkpoint[]> {
  const chains = await database
    .selectFrom("audit.chain")
    .select(["chain", "position", "hash"])
    .orderBy("chain")
    .execute();
  return chains.map(({ chain, position, hash }) => ({ chain, position, hash: hash.toString("hex") }));
}

/**
 * The checkpoints that the log no longer agrees with: its history was rewritten or cut off since, even if its chain is
 * whole in itself.
 */
export async function failedCheckpoints(
  database: Kysely<Tables>,
  kept: readonly Checkpoint[],
): Promise<readonly Checkpoint[]> {
  const failed: Checkpoint[] = [];
  for (const checkpoint of kept) {
    const act = await database
      .selectFrom("audit.act")
      .select("hash")
      .where("chain", "=", checkpoint.chain)
      .where("position", "=", checkpoint.position)
      .executeTakeFirst();
    const agrees = checkpoint.position === 0 || act?.hash.toString("hex") === checkpoint.hash;
    if (!agrees) failed.push(checkpoint);
  }
  return failed;
}

/** Walks every audit chain and says where one is broken: an act changed, removed or put in between. */
export async function verifyChains(database: Kysely<Tables>): Promise<readonly ChainCheck[]> {
  const chains = await database.selectFrom("audit.chain").select(["chain", "position"]).orderBy("chain").execute();
  const checks: ChainCheck[] = [];
  for (const { chain, position } of chains) checks.push(await verifyChain(database, chain, position));
  return checks;
}

async function verifyChain(database: Kysely<Tables>, chain: string, length: number): Promise<ChainCheck> {
  const acts = await database
    .selectFrom("audit.act")
    .select([
      "act_id",
      "chain",
      "position",
      "at",
      "person_id",
      "person_name",
      "side",
      "action",
      "centre_id",
      "subject_kind",
      "subject_id",
      "reason",
      "before",
      "after",
      "to_centre",
      "approved_by",
      "approved_by_name",
      "hash",
    ])
    .where("chain", "=", chain)
    .orderBy("position")
    .execute();
  let previous: Buffer = chainStart;
  for (const [index, { hash, ...act }] of acts.entries()) {
    if (act.position !== index + 1 || !linkHash(previous, act).equals(hash))
      return { chain, acts: acts.length, brokenAt: index + 1 };
    previous = hash;
  }
  return { chain, acts: acts.length, brokenAt: acts.length === length ? null : acts.length + 1 };
}
