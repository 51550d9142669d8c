import type { Tx } from "#platform/database";
import { type FamilyRelease, releasesOf } from "./releases.ts";

/** The release of one family in a series, with the proposal by which it was set. */
export type SetRelease = FamilyRelease & { readonly seriesTitle: string; readonly setting: string | null };

/** The release of one family of a series; undefined when it offers nothing of it. */
export async function findFamilyRelease(tx: Tx, series: string, family: string): Promise<SetRelease | undefined> {
  const found = (await releasesOf(tx, series)).find((each) => each.family === family);
  const about = await tx
    .selectFrom("catalogue.series_family")
    .select("series_title as title")
    .where("series", "=", series)
    .executeTakeFirst();
  if (!found || !about?.title) return undefined;
  const set = await tx
    .selectFrom("results.release")
    .select("proposal_id")
    .where("series", "=", series)
    .where("family", "=", family)
    .where("audience", "=", "candidates")
    .executeTakeFirst();
  return { ...found, seriesTitle: about.title, setting: set?.proposal_id ?? null };
}
