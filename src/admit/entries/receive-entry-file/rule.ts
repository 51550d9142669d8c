import { type FileContext, type FileJudgement, type Remark } from "#exchange";
import type { Slices } from "#kernel";
import { entryRemark } from "../entry-remarks.ts";
import type { EntryFileFacts, FileChanges } from "./facts.ts";
import { judgeCandidates } from "./judge-candidates.ts";
import type { WantedList } from "./read-wanted.ts";

const noChanges: FileChanges = {
  candidates: { added: [], changed: [], numbered: [] },
  entries: { added: [], remade: [], withdrawn: [] },
};

/**
 * Decides on the records of a file of entries or amendments: every error and warning, and what they change. Refused: a
 * centre that may not make entries; a second entries file of a series. Sources: JCQ Formats (one entries file for each
 * series, later changes as amendments; an amendment lists all of a candidate's current options; a refused entries file
 * is followed by another).
 */
export function* judgeEntryFile(
  facts: EntryFileFacts,
  wanted: WantedList,
  { centre, letter, at }: FileContext,
): Slices<FileJudgement<FileChanges>> {
  if (centre.status !== "approved") {
    const value = centre.centreId;
    return { remarks: [entryRemark("centre-withdrawn", { field: "centre" }, { value })], changes: noChanges };
  }
  const repeated: Remark[] =
    letter === "E" && facts.entriesBefore ? [entryRemark("entries-before", { field: "type" })] : [];
  const judged = yield* judgeCandidates({ ...facts, families: new Set(centre.families), at }, wanted, letter);
  return { remarks: keptQuiet([...repeated, ...judged.remarks]), changes: judged.changes };
}

/** A file that is rejected makes no entry, so it is told nothing of what other centres have entered people for. */
function keptQuiet(remarks: readonly Remark[]): readonly Remark[] {
  const isRejected = remarks.some(({ severity }) => severity === "error");
  return isRejected ? remarks.filter(({ code }) => !ofElsewhere.includes(code)) : remarks;
}

/** Remarks that what people are entered for at other centres decides. */
const ofElsewhere: readonly string[] = ["entered-elsewhere", "units-missing", "attempts-used"];
