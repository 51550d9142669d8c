import { saveCandidates } from "#candidates";
import { type Decision, ok } from "#kernel";
import { defineAction, type Moment, type Saved, type Tx } from "#platform";
import { type CandidateAsked, type CandidateFacts, loadCandidateFacts, readCandidateId } from "../one-candidate.ts";
import { entriesMade } from "../events.ts";
import { saveEntries } from "../save-entries.ts";
import { type EntriesToMake, type EntriesWanted, mayMakeEntries } from "./rule.ts";

type Input = CandidateAsked & EntriesWanted;

export type EntriesMade = {
  readonly candidateId: number;
  readonly series: string;
  readonly options: readonly string[];
  /** In pence, late fees included. */
  readonly total: number;
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
  load: (tx, input, moment) => loadCandidateFacts(tx, moment.actor, input, true),
  rule: (facts, input, moment) => mayMakeEntries(facts, input, moment.at),
  save: saveMade,
});

/** Reads what a form or a program asks for. Nothing is refused here: the rule says what is missing. */
export function readEntries(raw: unknown): Decision<Input> {
  const form = raw !== null && typeof raw === "object" ? Object.fromEntries(Object.entries(raw)) : {};
  const options = Array.isArray(form["options"])
    ? form["options"].map(String)
    : String(form["options"] ?? "").split(" ");
  const number = String(form["candidateNumber"] ?? "").trim();
  return ok({
    candidateId: readCandidateId(form["candidate"]),
    series: String(form["series"] ?? ""),
    options: [...new Set(options.filter((option) => option !== ""))],
    candidateNumber: /^\d{1,4}$/.test(number) ? Number(number) : null,
  });
}

async function saveMade(
  tx: Tx,
  { change, made, candidateNumber, total }: EntriesToMake,
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
  await saveEntries(tx, centreId, series, owned, "page");
  const options = made.map((each) => each.option);
  const after = {
    series,
    candidateNumber,
    entries: made.map(({ option, stage, total: cost }) => ({ option, stage, cost })),
  };
  return {
    answer: { candidateId, series, options, total },
    centreId,
    chain: series,
    subject: { kind: "candidate", id: `${centreId} ${candidateId}` },
    after,
    events: [entriesMade.of(centreId, { ...after, candidateId, by: moment.actor.personId })],
  };
}
