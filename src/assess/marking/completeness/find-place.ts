import type { Tx } from "#platform/database";

export type Component = { readonly component: string; readonly title: string; readonly max_mark: number | null };
export type Centre = { readonly centre_id: string; readonly name: string };

/** The component of a code, as the catalogue has it. */
export async function findComponent(tx: Tx, component: string): Promise<Component | undefined> {
  return tx
    .selectFrom("catalogue.components")
    .select(["component", "title", "max_mark"])
    .where("component", "=", component)
    .executeTakeFirst();
}

/** The centre of a number. */
export async function findCentre(tx: Tx, centreId: string): Promise<Centre | undefined> {
  return tx
    .selectFrom("centres.centre")
    .select(["centre_id", "name"])
    .where("centre_id", "=", centreId)
    .executeTakeFirst();
}
