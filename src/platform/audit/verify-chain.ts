import { type Kysely, sql } from "kysely";
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
  const acts = await sql<{ chain: string; position: number; hash: Buffer }>`
    select a.chain, a.position, a.hash from audit.act a where (a.chain, a.position) in (
      select k.chain, k.position from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) k(chain text, position integer)
    )`.execute(database);
  const hashes = new Map(acts.rows.map(({ chain, position, hash }) => [`${position} ${chain}`, hash.toString("hex")]));
  return kept.filter(({ chain, position, hash }) => position !== 0 && hashes.get(`${position} ${chain}`) !== hash);
}

/**
 * Walks every audit chain and says where one is broken: an act changed, removed or put in between; or a chain that is
 * gone although it has acts.
 */
export async function verifyChains(database: Kysely<Tables>): Promise<readonly ChainCheck[]> {
  const chains = await sql<{ chain: string; position: number }>`
    select chain, coalesce(c.position, 0) as position
    from audit.chain c full join (select distinct a.chain from audit.act a) a using (chain) order by chain`.execute(
    database,
  );
  const checks: ChainCheck[] = [];
  for (const { chain, position } of chains.rows) checks.push(await verifyChain(database, chain, position));
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
      "board_reason",
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
  return { chain, acts: acts.length, brokenAt: acts.length === length ? null : Math.min(acts.length, length) + 1 };
}
