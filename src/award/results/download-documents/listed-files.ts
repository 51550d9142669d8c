import type { Tx } from "#platform/database";

/** A results file as the list shows it; `newest` is the one of its family to import. */
export type ListedFile = {
  readonly series: string;
  readonly sequence: number;
  readonly name: string;
  readonly records: number;
  readonly title: string;
  readonly newest: boolean;
};

/** The results files of a centre and series that the reader may see, the newest first. */
export async function listedFiles(tx: Tx, centreId: string, series: string): Promise<readonly ListedFile[]> {
  const files = await tx
    .selectFrom("results.prepared_file as p")
    .innerJoin("catalogue.families as f", "f.family", "p.family")
    .select(["p.series", "p.sequence", "p.name", "p.records", "p.family", "f.title"])
    .where("p.centre_id", "=", centreId)
    .where("p.series", "=", series)
    .orderBy("p.sequence", "desc")
    .execute();
  const newest = new Map(files.toReversed().map((each) => [each.family, each.sequence]));
  return files.map(({ family, ...each }) => ({ ...each, newest: newest.get(family) === each.sequence }));
}
