import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Kysely } from "kysely";
import type { Tables } from "../database/database.ts";
import { parseCheckpoints } from "./read-checkpoints.ts";
import { type Checkpoint, takeCheckpoints } from "./verify-chain.ts";

/**
 * The checkpoints of a file that is kept beside the database; none when there is no such file. Undefined when it is
 * another file, or was damaged.
 */
export async function keptCheckpoints(file: string): Promise<readonly Checkpoint[] | undefined> {
  const text = await readFile(file, "utf8").catch((fault: unknown) => {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return "";
    throw fault;
  });
  return text === "" ? [] : parseCheckpoints(text);
}

/**
 * Adds where every chain ends now to a file that is only added to, and says how many lines that were. A chain that did
 * not grow adds none. A file that is no list of checkpoints is left as it is (throws).
 */
export async function keepCheckpoints(database: Kysely<Tables>, file: string): Promise<number> {
  const kept = await keptCheckpoints(file);
  if (!kept) throw new Error(`${file} is not a list of checkpoints of the audit log.`);
  const last = new Map(kept.map((each) => [each.chain, each]));
  const grown = (await takeCheckpoints(database)).filter(
    ({ chain, position, hash }) => last.get(chain)?.position !== position || last.get(chain)?.hash !== hash,
  );
  if (grown.length === 0) return 0;
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, grown.map((one) => `${JSON.stringify(one)}\n`).join(""), { mode: 0o600, flush: true });
  return grown.length;
}
