import { writeExchangeFile } from "#formats/exchange-file";
import type { EntryRecord, EntrySlot } from "#formats/layouts";
import type { DemoCandidate } from "../cohort/candidates.ts";
import type { DemoCentre } from "../cohort/centres.ts";

/** A candidate and the options a school's system has for them. */
export type Entered = { readonly candidate: DemoCandidate; readonly options: readonly string[] };
export type SchoolFile = { readonly name: string; readonly bytes: Uint8Array };

const slotsPerRecord = 12;

/** An entries or amendments file of June 2026, as a school's system writes it. */
export function entryFile(
  type: "E" | "A",
  centre: DemoCentre,
  sequence: number,
  madeOn: string,
  entered: readonly Entered[],
): SchoolFile {
  return writeExchangeFile(
    {
      type,
      centre: centre.centreId,
      awardingBody: "90",
      series: "6A",
      year: "26",
      distribution: "S",
      software: "DEMOMIS",
      softwareVersion: "1",
      madeOn,
    },
    {
      centre: centre.centreId,
      sequence,
      postcode: centre.postcode,
      records: entered.flatMap((each) => entryRecords(type, each)),
    },
  );
}

/** One record, or several that repeat the person, when there are more than twelve options. */
function entryRecords(type: "E" | "A", { candidate, options }: Entered): EntryRecord[] {
  const parts = options.length === 0 ? [[]] : inParts(options.map((option) => ({ option, extra: " " })));
  const [year = "", month = "", day = ""] = candidate.dateOfBirth.split("-");
  return parts.map((slots) => ({
    type,
    status: "C",
    centre: candidate.centreId,
    candidate: String(candidate.number).padStart(4, "0"),
    name: candidate.fileName,
    sex: candidate.sex,
    dateOfBirth: `${day}${month}${year.slice(2)}`,
    uci: candidate.uci,
    upn: "",
    uln: candidate.uln,
    qualifier: "",
    ownCentre: "",
    ownCandidate: "",
    documentGroup: "",
    slots,
  }));
}

function inParts(slots: readonly EntrySlot[]): EntrySlot[][] {
  const parts: EntrySlot[][] = [];
  for (let start = 0; start < slots.length; start += slotsPerRecord)
    parts.push(slots.slice(start, start + slotsPerRecord));
  return parts;
}
