import type { Action, Moment, Saved, Tx } from "#platform";
import { saveSet } from "../record-marks/recording.ts";
import { loadFile } from "./load-file.ts";
import type { ReportLine } from "./mark-file.ts";
import { readInput, type FileInput } from "./read-input.ts";
import { judgeMarkFile, type FileFacts, type FileVerdict } from "./rule.ts";
import { saveFile } from "./save-file.ts";

/** What became of a file: its receipt, and the lines of its report. */
export type MarkFileReceived = {
  readonly fileId: string;
  readonly status: "accepted" | "accepted-with-warnings" | "rejected";
  /** These bytes were accepted before: nothing was done now. */
  readonly again: boolean;
  readonly lines: readonly ReportLine[];
  readonly recorded: number;
  readonly corrected: number;
  readonly unchanged: number;
};

export type ReceiveMarkFile = Action<FileInput, FileFacts, FileVerdict, MarkFileReceived>;

/** What receiving (from a centre) and taking in (by the board) have in common: everything but name and permission. */
export function receiving(side: "centre" | "board"): Omit<ReceiveMarkFile, "name" | "summary" | "permission"> {
  return {
    read: readInput,
    load: (tx, input, moment) => loadFile(tx, input, moment, side),
    rule: (facts, input) => judgeMarkFile(facts, input.file, side),
    save: saveVerdict,
  };
}

type Counts = Pick<MarkFileReceived, "recorded" | "corrected" | "unchanged">;
const none: Counts = { recorded: 0, corrected: 0, unchanged: 0 };

async function saveVerdict(
  tx: Tx,
  verdict: FileVerdict,
  facts: FileFacts,
  input: FileInput,
  moment: Moment,
): Promise<Saved<MarkFileReceived>> {
  const { centreId, seriesKnown } = facts;
  const base = { centreId, chain: seriesKnown && input.file.series ? input.file.series : "board" };
  if (verdict.kind === "again") {
    const answer: MarkFileReceived = { fileId: verdict.fileId, status: "accepted", again: true, lines: [], ...none };
    const subject = { kind: "mark-file", id: verdict.fileId };
    return { ...base, answer, subject, after: { file: input.name, again: true } };
  }
  const { set } = input.file;
  const marks = verdict.kind === "accepted" && set ? await saveSet(tx, verdict.judged, set, moment) : undefined;
  const counts = marks ? countsOf(marks.answer) : none;
  const { lines } = verdict;
  const status = !marks ? "rejected" : lines.length > 0 ? "accepted-with-warnings" : "accepted";
  await saveFile(tx, { ...input, status, counts, lines, centreId, seriesKnown }, moment);
  const errors = lines.filter((line) => line.severity === "E").length;
  return {
    ...base,
    answer: { fileId: moment.actId, status, again: false, lines, ...counts },
    subject: { kind: "mark-file", id: moment.actId },
    after: { file: input.name, status, errors, ...counts },
    events: marks?.events ?? [],
  };
}

function countsOf({ recorded, corrected, unchanged }: Counts): Counts {
  return { recorded, corrected, unchanged };
}
