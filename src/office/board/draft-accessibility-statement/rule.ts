import { type Day, type Decision, formatDay, ok, refuseAll } from "#kernel";
import { mayBeText } from "../draft-text/rule.ts";
import {
  complaintsContactMissing,
  complianceNotFull,
  failuresMissing,
  preparedLater,
  reviewedOutOfOrder,
  testedMissing,
} from "../refusals.ts";
import type { Answers } from "./answers.ts";

/** What decides on an accessibility statement besides its answers. */
export type StatementFacts = {
  /** Whether people can contact the board about accessibility. */
  readonly reachable: boolean;
};

const longTexts = ["failures", "burden", "outOfScope", "improvements", "tested"] as const;

/**
 * Whether the answers make a statement in the form of the law: it says how far the site complies, what does not and
 * why, how it was tested, when the statement was prepared, and how to complain.
 * Sources: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, reg. 8;
 * model accessibility statement of Commission Implementing Decision (EU) 2018/1523, which the regulations refer to.
 */
export function mayBeStatement(answers: Answers, facts: StatementFacts, today: Day): Decision<Answers> {
  const { compliance, failures, burden, outOfScope, tested, preparedOn, reviewedOn } = answers;
  const isExplained = failures !== "" || burden !== "" || outOfScope !== "";
  const isFull = compliance === "full";
  const refusals = [
    ...(facts.reachable ? [] : [complaintsContactMissing.of()]),
    ...(isFull && (failures !== "" || burden !== "") ? [complianceNotFull.of()] : []),
    ...(isFull || isExplained ? [] : [failuresMissing.of()]),
    ...(tested === "" ? [testedMissing.of()] : []),
    ...(preparedOn > today ? [preparedLater.of({ today: formatDay(today) })] : []),
    ...(reviewedOn < preparedOn || reviewedOn > today ? [reviewedOutOfOrder.of()] : []),
    ...longTexts.flatMap((field) => linksIn(answers[field], field)),
  ];
  return refusals.length === 0 ? ok(answers) : refuseAll(refusals);
}

function linksIn(text: string, field: string) {
  const decision = text === "" ? ok(text) : mayBeText(text, field);
  return decision.ok ? [] : decision.refusals;
}
