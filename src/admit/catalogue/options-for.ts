import { sql } from "kysely";
import { type Actor, type Permission, subjectsOf } from "#platform/actors";
import type { TransactionSetting } from "#platform/app";
import type { Tx } from "#platform/database";

/**
 * The options for which an actor has a permission: those of the subjects it is limited to, with the units that count
 * towards them; null when it is for all.
 */
export async function optionsFor(tx: Tx, actor: Actor, permission: Permission): Promise<readonly string[] | null> {
  const subjects = subjectsOf(actor, permission);
  if (subjects === "all") return null;
  const found = await sql<{ options: string[] | null }>`
    select catalogue.options_of_subjects(${[...subjects]}::text[]) as options`.execute(tx);
  return found.rows[0]?.options ?? [];
}

/**
 * The options of somebody who is limited to subjects, worked out when a transaction begins: what the database compares
 * every row with. Such a person sees nothing without it.
 */
export const taughtOptions: TransactionSetting = {
  name: "app.options",
  value: ({ onlySubjects, subjects }) =>
    onlySubjects
      ? sql`coalesce(array_to_string(catalogue.options_of_subjects(${[...subjects]}::text[]), ','), '')`
      : "",
};
