import type { Kysely } from "kysely";
import type { Tables } from "../database/database.ts";
import { chainStart, linkHash } from "./write-act.ts";

export type ChainCheck = { readonly chain: string; readonly acts: number; readonly brokenAt: number | null };

/** Walks every audit chain and says where one is broken: an act changed, removed or put in between. */
export async function verifyChains(database: Kysely<Tables>): Promise<readonly ChainCheck[]> {
  const chains = await database.selectFrom("audit.chain").select(["chain", "position"]).orderBy("chain").execute();
  const checks: ChainCheck[] = [];
  for (const { chain, position } of chains) checks.push(await verifyChain(database, chain, position));
  return checks;
}

async function verifyChain(database: Kysely<Tables>, chain: string, length: number): Promise<ChainCheck> {
  const acts = await database.selectFrom("audit.act")
    .select(["act_id", "chain", "position", "at", "person_id", "person_name", "side", "action", "centre_id",
      "subject_kind", "subject_id", "reason", "before", "after", "hash"])
    .where("chain", "=", chain).orderBy("position").execute();
  let previous: Buffer = chainStart;
  for (const [index, { hash, ...act }] of acts.entries()) {
    if (act.position !== index + 1 || !linkHash(previous, act).equals(hash)) return {
      chain, acts: acts.length, brokenAt: index + 1,
    };
    previous = hash;
  }
  return { chain, acts: acts.length, brokenAt: acts.length === length ? null : acts.length + 1 };
}
