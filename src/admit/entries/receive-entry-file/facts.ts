import type { CandidateChanges } from "#candidates";
import type { Centre } from "#centres";
import type { HeldList, StagedOption } from "../rules/judge-list.ts";
import type { PeopleFacts } from "../rules/judge-person.ts";
import type { SequenceFacts } from "../rules/judge-sequence.ts";
import type { SeriesOffer } from "../offer.ts";
import type { EntryFileReport, ReportLine } from "../report.ts";

/** What deciding about a file needs to know, read under the lock of its centre. */
export type EntryFileFacts = {
  /** The awarding body that receives. */
  readonly awardingBody: string;
  /** The centre that the receipt is kept for. */
  readonly receiptCentre: string;
  /** The sender's own centre; null when the board sends. */
  readonly senderCentre: string | null;
  /** The report of the same bytes, accepted before. */
  readonly earlier: EntryFileReport | undefined;
  /** The centre of the file, when the sender may send for it and it is on the register. */
  readonly centre: Centre | undefined;
  readonly offer: SeriesOffer | undefined;
  readonly sequence: SequenceFacts;
  /** An entries file (E) of the series was accepted before. */
  readonly entriesBefore: boolean;
  readonly people: PeopleFacts;
  /** What each candidate holds, by candidate_id. */
  readonly held: ReadonlyMap<number, HeldList>;
  readonly lastCandidateId: number;
};

/** What a file does to the entries of its centre. */
export type EntryChanges = {
  readonly added: readonly CandidateOption[];
  readonly remade: readonly CandidateOption[];
  readonly withdrawn: readonly { readonly candidateId: number; readonly option: string }[];
};

export type CandidateOption = StagedOption & { readonly candidateId: number };

/** What is decided about a file: known already, or judged with everything that follows from it. */
export type EntryFileVerdict =
  | { readonly kind: "known"; readonly earlier: EntryFileReport }
  | {
      readonly kind: "judged";
      readonly lines: readonly ReportLine[];
      readonly accepted: boolean;
      readonly candidates: CandidateChanges;
      readonly entries: EntryChanges;
    };
