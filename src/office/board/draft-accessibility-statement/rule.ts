import { type Day, type Decision, formatDay, ok, refuseAll, type Refusal } from "#kernel";
import { mayBeText } from "../draft-text/rule.ts";
import type { Answers } from "./answers.ts";

/** What decides on an accessibility statement besides its answers. */
export type StatementFacts = {
  /** Whether somebody can write or call about accessibility. */
  readonly reachable: boolean;
};

const longTexts = ["failures", "burden", "outOfScope", "improvements", "tested"] as const;

/**
 * Whether the answers make a statement in the form of the law: it says how far the site complies, what does not and
 * why, how it was tested, when the statement was prepared, and how to complain.
 * Sources: Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8;
 * model accessibility statement of the Commission Implementing Decision (EU) 2018/1523, as kept in UK law.
 */
export function mayBeStatement(answers: Answers, facts: StatementFacts, today: Day): Decision<Answers> {
  const { compliance, failures, burden, outOfScope, tested, preparedOn, reviewedOn } = answers;
  const isExplained = failures !== "" || burden !== "" || outOfScope !== "";
  const refusals: (Refusal | false)[] = [
    !facts.reachable && {
      code: "contact-accessibility-missing",
      text: "Set a contact for accessibility or for general enquiries first: the statement must say how to complain",
    },
    compliance === "full" &&
      (failures !== "" || burden !== "") && {
        code: "compliance-not-full",
        text: "A fully compliant site has no content that is not accessible. Choose partially compliant, or remove it",
        field: "compliance",
      },
    compliance !== "full" &&
      !isExplained && {
        code: "failures-missing",
        text: "Enter the content that is not accessible, and which success criteria it fails",
        field: "failures",
      },
    tested === "" && {
      code: "tested-missing",
      text: "Enter how, when and by whom the site was tested",
      field: "tested",
    },
    preparedOn > today && {
      code: "prepared-ahead",
      text: `The statement must have been prepared on or before ${formatDay(today)}`,
      field: "preparedOn",
    },
    (reviewedOn < preparedOn || reviewedOn > today) && {
      code: "reviewed-out-of-order",
      text: "The last review must be between the day the statement was prepared and today",
      field: "reviewedOn",
    },
  ];
  const links = longTexts.flatMap((field) => {
    const text = answers[field] === "" ? ok("") : mayBeText(answers[field], field);
    return text.ok ? [] : text.refusals;
  });
  const found = [...refusals.filter((refusal) => refusal !== false), ...links];
  return found.length === 0 ? ok(answers) : refuseAll(found);
}
