import { numberWords, saveCandidates } from "#candidates";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { defineAction, fieldText, type Moment, type Saved } from "#platform/perform";
import { entriesMade } from "../events.ts";
import { type CandidateAsked, type CandidateFacts, loadCandidateFacts, readCandidateAsked } from "../one-candidate.ts";
import { saveEntries } from "../save-entries.ts";
import { optionsWanted } from "./options-wanted.ts";
import { type EntriesToMake, type EntriesWanted, mayMakeEntries } from "./rule.ts";

type Input = CandidateAsked & EntriesWanted;

export type EntriesMade = {
  readonly candidateId: number;
  readonly series: string;
  readonly options: readonly string[];
  /** In pence, late fees included. */
  readonly total: number;
  readonly warnings: readonly string[];
};

/**
 * Makes entries of a candidate of the actor's centre, beside those that stand. Takes `candidate`, `series`, `options`
 * (codes separated by spaces, or a list) and, when the candidate has no number in the series, `candidateNumber`.
 */
export const makeEntry = defineAction<Input, CandidateFacts, EntriesToMake, EntriesMade>({
  name: "make-entry",
  summary: "Make entries for a candidate",
  permission: "entries.submit",
  read: readEntries,
  load: loadCandidateFacts,
  rule: (facts, input, moment) => mayMakeEntries(facts, input, moment.at),
  save: saveMade,
});

/** Reads what a form or a program asks for. Nothing is refused here: the rule says what is missing. */
function readEntries(raw: unknown): Decision<Input> {
  const number = fieldText(raw, "candidateNumber").trim();
  return ok({
    ...readCandidateAsked(raw),
    options: optionsWanted(raw),
    candidateNumber: /^\d{1,4}$/.test(number) ? Number(number) : null,
  });
}

async function saveMade(
  tx: Tx,
  { change, made, candidateNumber, total, warnings }: EntriesToMake,
  facts: CandidateFacts,
  input: Input,
  moment: Moment,
): Promise<Saved<EntriesMade>> {
  const {
    candidate,
    centre: { centreId },
  } = facts;
  const { candidateId } = candidate;
  const { series } = input;
  if (candidate.candidateNumber === null) {
    const numbered = [{ candidateId, candidateNumber }];
    await saveCandidates(tx, centreId, series, { added: [], changed: [], numbered });
  }
  const owned = {
    added: change.added.map((each) => ({ ...each, candidateId })),
    withdrawn: [],
    remade: change.remade.map((each) => ({ ...each, candidateId })),
  };
  await saveEntries(tx, centreId, series, owned, { channel: "page", at: moment.at });
  const options = made.map((each) => each.option);
  const after = {
    series,
    candidateNumber: numberWords(candidateNumber),
    entries: made.map(({ option, stage, total: cost }) => ({ option, stage, cost })),
  };
  return {
    answer: { candidateId, series, options, total, warnings },
    centreId,
    chain: series,
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    after,
    events: [entriesMade.of(centreId, { ...after, candidateId, by: moment.actor.personId })],
  };
}
