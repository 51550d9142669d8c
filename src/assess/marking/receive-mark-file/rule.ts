import { judgeSequence, type SequenceFacts } from "#entries";
import { makeFault } from "#formats";
import { ok, type Decision } from "#kernel";
import { judgeMarks, type JudgedSet } from "../record-marks/judge-marks.ts";
import type { SetFacts } from "../record-marks/load-facts.ts";
import { faultLine, markColumns, type MarkFile, type ReportLine } from "./mark-file.ts";

/** What is known when a file comes in. */
export type FileFacts = {
  readonly centreId: string;
  readonly awardingBody: string;
  readonly seriesKnown: boolean;
  /** The counter that entries, amendments and marks of the centre and series share. */
  readonly sequence: SequenceFacts;
  /** The same bytes, accepted before. */
  readonly earlier: { readonly fileId: string } | undefined;
  readonly ucis: ReadonlyMap<number, string>;
  readonly marks: SetFacts | undefined;
};

export type FileVerdict =
  | { readonly kind: "again"; readonly fileId: string }
  | { readonly kind: "rejected"; readonly lines: readonly ReportLine[] }
  | { readonly kind: "accepted"; readonly lines: readonly ReportLine[]; readonly judged: JudgedSet };

/**
 * What becomes of a mark file. The same bytes as an accepted file are recognised; one error of form, envelope,
 * sequence or mark rejects the whole file. Always a verdict, so that the receipt is kept. Source: JCQ Formats, and
 * substitutes 15 #8 and 15.3.
 */
export function judgeMarkFile(facts: FileFacts, file: MarkFile, side: "centre" | "board"): Decision<FileVerdict> {
  if (facts.earlier) return ok({ kind: "again", fileId: facts.earlier.fileId });
  const { parsed } = file;
  const lines = [...parsed.faults, ...parsed.warnings].map(faultLine);
  if (parsed.header) lines.push(...checkEnvelope(facts, file));
  if (lines.some(isError) || !file.set || !facts.marks) return ok(rejected(lines));
  lines.push(...checkPeople(facts, file));
  const judged = judgeMarks(facts.marks, file.set, side);
  if (!judged.ok) {
    lines.push(
      ...judged.refusals.map(({ line = 0, column = 0, code, text }) => ({
        severity: "E" as const,
        line,
        column,
        code,
        text,
      })),
    );
  }
  return ok(
    judged.ok && !lines.some(isError)
      ? { kind: "accepted", lines: inOrder(lines), judged: judged.value }
      : rejected(lines),
  );
}

function rejected(lines: readonly ReportLine[]): FileVerdict {
  return { kind: "rejected", lines: inOrder(lines) };
}

function isError(line: ReportLine): boolean {
  return line.severity === "E";
}

/** No more lines than this stand in a report. */
const linesMax = 200;

function inOrder(lines: readonly ReportLine[]): readonly ReportLine[] {
  const ordered = lines.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return ordered.length <= linesMax
    ? ordered
    : [...ordered.slice(0, linesMax), faultLine(makeFault("faults-more", 0, 0, { count: ordered.length - linesMax }))];
}

function checkEnvelope(facts: FileFacts, file: MarkFile): ReportLine[] {
  const header = file.parsed.header;
  const lines: ReportLine[] = [];
  if (!header) return lines;
  if (header.type !== "M") {
    lines.push({
      severity: "E",
      line: 1,
      column: 1,
      code: "letter-not-marks",
      text: `The file is of type ${header.type}. Send mark files, of type M, here.`,
    });
  } else if (file.people.length === 0) {
    lines.push({
      severity: "E",
      line: 2,
      column: 0,
      code: "file-without-marks",
      text: "The file has no marks. Make it again with a record for each mark.",
    });
  }
  const strange = file.parsed.centres.find((centre) => centre.centreHeader.centre !== facts.centreId);
  if (strange) lines.push(faultLine(makeFault("centre-not-yours", 2, 3, { value: strange.centreHeader.centre })));
  if (header.awardingBody !== facts.awardingBody)
    lines.push(faultLine(makeFault("body-not-ours", 1, 8, { value: header.awardingBody })));
  if (!facts.seriesKnown) lines.push(faultLine(makeFault("series-unknown", 1, 10, { value: file.series ?? "" })));
  const { sequence } = file;
  const counted = sequence === undefined || Number.isNaN(sequence) ? [] : judgeSequence(facts.sequence, sequence, 2);
  return [...lines, ...counted.map(faultLine)];
}

/** A record must not give a mark to another person than its UCI names. */
function checkPeople(facts: FileFacts, file: MarkFile): ReportLine[] {
  return file.people.flatMap(({ line, candidateNumber, uci }) => {
    const held = facts.ucis.get(candidateNumber);
    const same = uci === "" || held === undefined || held.startsWith(uci);
    return same
      ? []
      : [
          faultLine(
            makeFault("number-taken", line, markColumns.uci, { value: String(candidateNumber).padStart(4, "0") }),
          ),
        ];
  });
}
