import { writeBasedataBundle } from "#formats";
import { type Decision, dayAt, ok } from "#kernel";
import { type App, boardIdentifier } from "#platform/app";
import type { Tx } from "#platform/database";
import { type BasedataRecords, basedataOf } from "../basedata/basedata.ts";
import { readCode } from "../read-filter.ts";
import { storedCatalogue } from "../read-stored-catalogue.ts";
import { seriesOffered } from "../series-offered.ts";

/** The basedata of a series; undefined when nothing is offered in it. */
export async function findBasedata(
  tx: Tx,
  text: string | undefined,
): Promise<{ series: string; basedata: BasedataRecords } | undefined> {
  const series = readCode(text);
  const offered = (await seriesOffered(tx)).some((each) => each.series === series);
  return series && offered ? { series, basedata: basedataOf(await storedCatalogue(tx), series) } : undefined;
}

/**
 * The zip bundle that a centre's system loads, named as the exchange formats say. Refused until the board has set its
 * identifier.
 */
export function basedataBundle(
  app: App,
  series: string,
  basedata: BasedataRecords,
): Decision<{ name: string; bytes: Uint8Array }> {
  const awardingBody = boardIdentifier(app.board);
  if (!awardingBody.ok) return awardingBody;
  const about = {
    awardingBody: awardingBody.value,
    series: series.slice(0, 2),
    year: series.slice(2),
    sequence: 1,
    software: "ACCOLAD",
    softwareVersion: "1",
    madeOn: dayAt(app.clock()),
  };
  return ok(writeBasedataBundle(about, basedata));
}
