import type { CandidateChanges } from "#candidates";
import { type Fault, makeFault } from "#formats";
import type { Day } from "#kernel";
import { judgeEnvelope } from "../rules/judge-envelope.ts";
import { judgeSequence } from "../rules/judge-sequence.ts";
import type { SeriesOffer } from "../offer.ts";
import { remarksMax, reportLine, type ReportLine } from "../report.ts";
import type { EntryChanges, EntryFileFacts, EntryFileVerdict } from "./facts.ts";
import { judgeCandidates } from "./judge-candidates.ts";
import type { SentFile } from "./read-entry-file.ts";

export const noCandidateChanges: CandidateChanges = { added: [], changed: [], numbered: [] };
export const noEntryChanges: EntryChanges = { added: [], remade: [], withdrawn: [] };

/**
 * Decides everything about a file of entries or amendments: known already, refused with every reason found, or what it
 * changes. A refused file changes nothing; an accepted one is applied whole.
 * Sources: JCQ Formats (one entries file for each series, later changes as amendments; an amendment lists all of a
 * candidate's current options; a refused entries file is followed by another); sequence and reply codes are our own
 * design.
 */
export function judgeEntryFile(
  facts: EntryFileFacts,
  sent: SentFile,
  at: Temporal.Instant,
  today: Day,
): EntryFileVerdict {
  if (facts.earlier) return { kind: "known", earlier: facts.earlier };
  const faults: Fault[] = [...sent.parsed.faults, ...sent.parsed.warnings];
  const changes = judgeContents(facts, sent, at, today, faults);
  const accepted = !faults.some((fault) => fault.severity === "error");
  return {
    kind: "judged",
    accepted,
    lines: reportLines(faults),
    candidates: accepted ? changes.candidates : noCandidateChanges,
    entries: accepted ? changes.entries : noEntryChanges,
  };
}

type Changes = { readonly candidates: CandidateChanges; readonly entries: EntryChanges };

const noChanges: Changes = { candidates: noCandidateChanges, entries: noEntryChanges };

function judgeContents(
  facts: EntryFileFacts,
  sent: SentFile,
  at: Temporal.Instant,
  today: Day,
  faults: Fault[],
): Changes {
  const {
    parsed: { header, centres },
    section,
  } = sent;
  if (!header || !section) return noChanges;
  const envelope = judgeEnvelope({
    header,
    centres: centres.length,
    centreId: section.centreHeader.centre,
    awardingBody: facts.awardingBody,
    senderCentre: facts.senderCentre,
    centre: facts.centre,
  });
  faults.push(...envelope.faults);
  if (!envelope.readable || !facts.centre) return noChanges;
  if (!facts.offer) {
    faults.push(makeFault("series-unknown", 1, 10, { value: sent.series ?? "" }));
    return noChanges;
  }
  const sequence = Number(section.centreHeader.sequence);
  if (sequence > 0) faults.push(...judgeSequence(facts.sequence, sequence, 2));
  if (sent.kind === "E" && facts.entriesBefore) faults.push(makeFault("entries-before", 1, 1));
  return judgeSection(facts, facts.offer, sent, at, section.trailer?.madeOn ?? today, faults);
}

function judgeSection(
  facts: EntryFileFacts,
  offer: SeriesOffer,
  sent: SentFile,
  at: Temporal.Instant,
  fileDay: Day,
  faults: Fault[],
): Changes {
  const judged = judgeCandidates({ ...facts, offer, families: new Set(facts.centre?.families), at }, sent, fileDay);
  for (const fault of judged.faults) faults.push(fault);
  return judged;
}

/** Remarks in the order of the file; very many are counted instead of listed. */
export function reportLines(faults: readonly Fault[]): readonly ReportLine[] {
  const sorted = faults.toSorted((a, b) => a.line - b.line || a.column - b.column || a.code - b.code);
  const errors = sorted.filter((fault) => fault.severity === "error");
  const warnings = sorted.filter((fault) => fault.severity === "warning");
  return [...shortened(errors, "faults-more"), ...shortened(warnings, "remarks-more")]
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .map(reportLine);
}

function shortened(faults: readonly Fault[], slug: "faults-more" | "remarks-more"): readonly Fault[] {
  if (faults.length <= remarksMax) return faults;
  const last = faults.at(-1);
  return [...faults.slice(0, remarksMax), makeFault(slug, last?.line ?? 0, 0, { count: faults.length - remarksMax })];
}
