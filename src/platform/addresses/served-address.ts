import { sql } from "kysely";
import { type App, defaultAddress } from "../app/app.ts";

/** Keeps where people reach the pages, for the links that other programs on the same data print. */
export async function recordServedAddress({ database, site }: App): Promise<void> {
  const row = { address: site.address, at: sql<string>`now()` };
  await database.as.worker
    .insertInto("platform.served_address")
    .values(row)
    .onConflict((kept) => kept.column("single").doUpdateSet(row))
    .execute();
}

/** How a program knows where the pages are: it was told, it is where they were served last, or it only supposes. */
export type AddressSource = "told" | "served" | "supposed";

/** Takes the address at which the pages were served last, for a program that was not told another. */
export async function useServedAddress({ database, site }: App): Promise<AddressSource> {
  if (site.address !== defaultAddress) return "told";
  const served = await database.as.worker.selectFrom("platform.served_address").select("address").executeTakeFirst();
  if (!served) return "supposed";
  site.address = served.address;
  return "served";
}
