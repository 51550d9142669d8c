import { type Decision, ok, type Refusal, refuseAll } from "#kernel";
import {
  candidateNeeded,
  candidateNotFound,
  entryNotFound,
  fileNotFound,
  seriesNeeded,
  seriesNotKnown,
} from "../refusals.ts";
import type { Topic } from "../topics.ts";

/** What somebody asks, and the records that they say it is about; blank where they named none. */
export type Question = {
  readonly topic: Topic;
  readonly title: string;
  readonly series: string;
  readonly candidateNumber: number | null;
  readonly option: string;
  readonly file: string;
};

/** What was found of the records that a question names. */
export type QuestionFacts = {
  readonly centreId: string;
  readonly seriesKnown: boolean;
  readonly candidateId: number | null;
  readonly wasEntered: boolean;
  readonly file: { readonly fileId: string; readonly kind: string } | null;
};

/**
 * Whether a question may be asked: every record that it names is there, and is the centre's own. A question about no
 * record is always welcome. Source: every request has its record beside it, so that nobody is asked twice for what the
 * board knows.
 */
export function mayAsk(facts: QuestionFacts, question: Question): Decision<{ readonly candidateId: number | null }> {
  const { series, candidateNumber, option, file } = question;
  const namesCandidate = candidateNumber !== null;
  const number = String(candidateNumber ?? 0).padStart(4, "0");
  const refusals: readonly Refusal[] = [
    ...(series !== "" && !facts.seriesKnown ? [seriesNotKnown.of()] : []),
    ...(namesCandidate && series === "" ? [seriesNeeded.of()] : []),
    ...(namesCandidate && facts.seriesKnown && facts.candidateId === null ? [candidateNotFound.of({ number })] : []),
    ...(option !== "" && !namesCandidate ? [candidateNeeded.of()] : []),
    ...(option !== "" && facts.candidateId !== null && !facts.wasEntered ? [entryNotFound.of({ option })] : []),
    ...(file !== "" && facts.file === null ? [fileNotFound.of({ name: file })] : []),
  ];
  return refusals.length > 0 ? refuseAll(refusals) : ok({ candidateId: facts.candidateId });
}
