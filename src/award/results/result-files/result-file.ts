import { writeExchangeFile } from "#formats/exchange-file";
import type { ResultRow } from "../queries.ts";
import { resultRecord } from "./result-record.ts";

export type ResultFileAbout = {
  readonly awardingBody: string;
  readonly centreId: string;
  readonly postcode: string;
  readonly series: string;
  readonly sequence: number;
  /** The day the file is dated, so that the same results give the same bytes. */
  readonly madeOn: string;
};

/** The R file of a centre: its results of one results day, in the order of candidate numbers and entry codes. */
export function resultFile(about: ResultFileAbout, results: readonly ResultRow[]): { name: string; bytes: Uint8Array } {
  const ordered = [...results].sort((a, b) => a.candidateNumber - b.candidateNumber || (a.option < b.option ? -1 : 1));
  return writeExchangeFile(
    {
      type: "R",
      centre: about.centreId,
      awardingBody: about.awardingBody,
      series: about.series.slice(0, 2),
      year: about.series.slice(2),
      distribution: "S",
      software: "ACCOLAD",
      softwareVersion: "1",
      madeOn: about.madeOn,
    },
    { centre: about.centreId, sequence: about.sequence, postcode: about.postcode, records: ordered.map(resultRecord) },
  );
}
