import { writeExchangeFile } from "#formats/exchange-file";
import type { MarkRecord } from "#formats/layouts";
import type { DemoCentre } from "../cohort/centres.ts";
import type { DemoMark, MarkedCandidate } from "../cohort/marks.ts";
import type { SchoolFile } from "./entry-file.ts";

export type Marked = { readonly candidate: MarkedCandidate; readonly mark: DemoMark };

/** A file of marks of centre-marked work of June 2026, as a school's system writes it. */
export function markFile(centre: DemoCentre, sequence: number, madeOn: string, marked: readonly Marked[]): SchoolFile {
  return writeExchangeFile(
    {
      type: "M",
      centre: centre.centreId,
      awardingBody: "90",
      series: "6A",
      year: "26",
      distribution: "S",
      software: "DEMOMIS",
      softwareVersion: "1",
      madeOn,
    },
    { centre: centre.centreId, sequence, postcode: centre.postcode, records: marked.map(markRecord) },
  );
}

function markRecord({ candidate, mark }: Marked): MarkRecord {
  return {
    type: "M",
    status: "C",
    centre: candidate.centreId,
    candidate: String(candidate.number).padStart(4, "0"),
    name: candidate.fileName,
    uci: candidate.uci,
    option: mark.option,
    component: mark.component,
    mark: mark.mark,
    grade: mark.grade ?? "",
    markStatus: { marked: " ", absent: "A", incomplete: "P" }[mark.status],
    teachingSet: "",
  };
}
