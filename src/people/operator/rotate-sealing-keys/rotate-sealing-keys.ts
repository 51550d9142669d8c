import { sql } from "kysely";
import { ok } from "#kernel";
import type { App } from "#platform/app";
import type { Tx } from "#platform/database";
import { defineAction } from "#platform/perform";
import { readKeyRing, withNewKey, writeKeyRing } from "#platform/sealing";
import { keysInUse, resealColumn } from "../../sealed-columns.ts";
import { sealedColumns } from "../../sealed.ts";
import { sealingKeysNowhere } from "../refusals.ts";

export type Rotated = { readonly key: string; readonly resealed: number };

/**
 * Makes a new key and seals every secret with it. Programs keep running: they read the ring each time, and the old keys
 * stay in it until `retireKeys` finds that nothing needs them.
 */
export const rotateSealingKeys = defineAction<null, string, string, Rotated>({
  name: "rotate-sealing-keys",
  summary: "Seal every secret with a new key",
  permission: "system.manage",
  account: "access",
  read: () => ok(null),
  load: async (tx, _input, { app }) => {
    await lockRing(tx);
    const file = app.database.address.sealingKeys;
    return file === undefined ? sealingKeysNowhere.refuse() : ok(file);
  },
  rule: (file) => ok(file),
  save: async (tx, file, _file, _input, moment) => {
    writeKeyRing(file, withNewKey(readKeyRing(file)));
    const key = readKeyRing(file)[0]?.name ?? "";
    const resealed = await resealAll(moment.app, tx, key);
    return {
      answer: { key, resealed },
      subject: { kind: "sealing-key", id: key },
      centreId: null,
      chain: "board",
      after: { resealed },
    };
  },
});

export type Retired = { readonly late: number; readonly retired: readonly string[]; readonly kept: readonly string[] };

/**
 * Seals again what was sealed with an old key in the meantime, then removes the keys that nothing needs any more. It
 * holds the same lock as making keys, so that neither undoes what the other wrote.
 */
export function retireKeys(app: App): Promise<Retired> {
  return app.database.as.access.transaction().execute(async (tx) => {
    await lockRing(tx);
    const file = app.database.address.sealingKeys;
    const [first, ...old] = readKeyRing(file);
    if (file === undefined || !first) return { late: 0, retired: [], kept: [] };
    const late = await resealAll(app, tx, first.name);
    const used = await keysInUse(app, tx);
    const kept = old.filter(({ name }) => used.has(name));
    writeKeyRing(file, [first, ...kept]);
    const gone = old.filter((key) => !kept.includes(key));
    return { late, retired: gone.map(({ name }) => name), kept: kept.map(({ name }) => name) };
  });
}

async function resealAll(app: App, tx: Tx, key: string): Promise<number> {
  let count = 0;
  for (const column of sealedColumns) {
    count += await resealColumn(app, column.account === "access" ? tx : app.database.as.worker, column, key);
  }
  return count;
}

async function lockRing(tx: Tx): Promise<void> {
  await sql`select platform.take_lock('sealing keys')`.execute(tx);
}
