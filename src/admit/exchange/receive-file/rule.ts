import { forEachSliced, type Slices } from "#kernel";
import type { FileKind, JudgedFile } from "../file-kind.ts";
import type { FileReport, ReportLine } from "../report.ts";
import { judgeEnvelope, judgeType } from "./judge-envelope.ts";
import { judgeSequence } from "./judge-sequence.ts";
import type { FileFacts } from "./load-file.ts";
import { faultLines, placedRemark, reportLines } from "./place-remarks.ts";
import type { SentFile } from "./read-sent-file.ts";

/** What is decided on a file: known already, or judged with everything that follows from it. */
export type FileVerdict =
  | { readonly kind: "known"; readonly earlier: FileReport }
  | {
      readonly kind: "judged";
      readonly lines: readonly ReportLine[];
      /** What is to be saved; undefined when the file is rejected. */
      readonly accepted: JudgedFile | undefined;
    };

/**
 * Decides everything on a file: known already, rejected with every reason found, or accepted. A rejected file changes
 * nothing; an accepted one is applied whole. Of a file of a type that is not taken nothing else is said: advice on
 * its form would not help. What its records may say is the kind's to judge. Sources: JCQ Formats (one
 * awarding body, one series and one centre in a file); sequence and reply codes are our own design.
 */
export function* judgeFile(kind: FileKind, facts: FileFacts, sent: SentFile): Slices<FileVerdict> {
  if (facts.earlier) return { kind: "known", earlier: facts.earlier };
  const strange = judgeType(kind, typeOf(sent));
  if (strange) return { kind: "judged", lines: [placedRemark(strange, sent)], accepted: undefined };
  const { remarks, judged } = yield* judgeContents(facts, sent);
  const lines = [...(yield* faultLines([...sent.parsed.faults, ...sent.parsed.warnings], sent, kind.noted))];
  yield* forEachSliced(remarks, 1_000, (remark) => lines.push(placedRemark(remark, sent)));
  const isRejected = lines.some((line) => line.severity === "E");
  // Notes say what was done, and a rejected file does nothing.
  const said = isRejected ? lines.filter((line) => line.severity !== "N") : lines;
  return { kind: "judged", lines: yield* reportLines(said, kind.gravest), accepted: isRejected ? undefined : judged };
}

/** The letter that a file begins with, also when its header could not be read. */
function typeOf({ parsed, bytes }: SentFile): string {
  return parsed.header?.type ?? String.fromCharCode(bytes[0] ?? 0);
}

type Contents = { readonly remarks: JudgedFile["remarks"]; readonly judged: JudgedFile | undefined };

function* judgeContents(facts: FileFacts, sent: SentFile): Slices<Contents> {
  const { parsed, section } = sent;
  if (!parsed.header || !section) return { remarks: [], judged: undefined };
  const envelope = judgeEnvelope({
    header: parsed.header,
    centres: parsed.centres.length,
    centreId: section.centreHeader.centre,
    awardingBody: facts.awardingBody,
    senderCentre: facts.senderCentre,
    isRegistered: facts.centre !== undefined,
    isOpen: facts.loaded !== undefined,
  });
  if (envelope || !facts.loaded) return { remarks: envelope ? [envelope] : [], judged: undefined };
  const sequence = Number(section.centreHeader.sequence);
  const judged = yield* facts.loaded.judge();
  return { remarks: [...(sequence > 0 ? judgeSequence(facts.sequence, sequence) : []), ...judged.remarks], judged };
}
