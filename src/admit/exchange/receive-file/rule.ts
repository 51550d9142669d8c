import type { Slices } from "#kernel";
import type { FileKind, JudgedFile } from "../file-kind.ts";
import type { FileReport, ReportLine } from "../report.ts";
import { judgeEnvelope } from "./judge-envelope.ts";
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
 * nothing; an accepted one is applied whole. What its records may say is the kind's to judge. Sources: JCQ Formats (one
 * awarding body, one series and one centre in a file); sequence and reply codes are our own design.
 */
export function* judgeFile(kind: FileKind, facts: FileFacts, sent: SentFile): Slices<FileVerdict> {
  if (facts.earlier) return { kind: "known", earlier: facts.earlier };
  const { remarks, judged } = yield* judgeContents(kind, facts, sent);
  const lines = [
    ...(yield* faultLines([...sent.parsed.faults, ...sent.parsed.warnings], sent)),
    ...remarks.map((remark) => placedRemark(remark, sent)),
  ];
  yield;
  const isRejected = lines.some((line) => line.severity === "E");
  return { kind: "judged", lines: reportLines(lines), accepted: isRejected ? undefined : judged };
}

type Contents = { readonly remarks: JudgedFile["remarks"]; readonly judged: JudgedFile | undefined };

function* judgeContents(kind: FileKind, facts: FileFacts, sent: SentFile): Slices<Contents> {
  const { parsed, section } = sent;
  if (!parsed.header || !section) return { remarks: [], judged: undefined };
  const envelope = judgeEnvelope(kind, {
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
