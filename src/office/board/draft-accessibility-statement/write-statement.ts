import { formatDay } from "#kernel";
import type { Contact } from "../board.ts";
import type { Answers } from "./answers.ts";

/** Whose statement it is, of which site, and who is written to. */
export type About = { readonly board: string; readonly address: string; readonly contact: Contact | undefined };

const regulations =
  "the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018";

/** The statement in the form of the law, in the small part of Markdown. */
export function writeStatement(answers: Answers, { board, address, contact }: About): string {
  const { failures, burden, outOfScope, improvements, tested, preparedOn, reviewedOn, replyDays } = answers;
  const parts: readonly (string | false)[] = [
    `This accessibility statement applies to ${address}: the website of ${board}, and the service that centres, ` +
      `candidates and assessors use there. ${board} runs it.`,
    "## Feedback and contact information",
    "If you need information on this website in a different format, or find a problem that is not listed on this " +
      `page, contact us:\n\n${contactLines(contact)}`,
    `We will consider your request and reply within ${replyDays} working day${replyDays === 1 ? "" : "s"}.`,
    "## Enforcement procedure",
    ...enforcement[answers.enforcement],
    "## Technical information about this website’s accessibility",
    `${board} is committed to making its website accessible, in accordance with ${regulations} (the “accessibility ` +
      "regulations”).",
    "### Compliance status",
    complianceWords[answers.compliance],
    (failures !== "" || burden !== "" || outOfScope !== "") && "## Non-accessible content",
    (failures !== "" || burden !== "" || outOfScope !== "") &&
      "The content listed below is not accessible for the following reasons.",
    failures !== "" && `### Non-compliance with the accessibility regulations\n\n${failures}`,
    burden !== "" && `### Disproportionate burden\n\n${burden}`,
    outOfScope !== "" && `### Content that is not within the scope of the accessibility regulations\n\n${outOfScope}`,
    improvements !== "" && `## What we are doing to improve accessibility\n\n${improvements}`,
    "## Preparation of this accessibility statement",
    `This statement was prepared on ${formatDay(preparedOn)}. It was last reviewed on ${formatDay(reviewedOn)}.`,
    tested,
  ];
  return parts.filter((part) => part !== false).join("\n\n");
}

const standard = "the Web Content Accessibility Guidelines version 2.2 AA standard";

const complianceWords: Readonly<Record<Answers["compliance"], string>> = {
  full: `This website is fully compliant with ${standard}.`,
  partial: `This website is partially compliant with ${standard}, due to the non-compliances and exemptions listed below.`,
  none: `This website is not compliant with ${standard}. The non-compliances and exemptions are listed below.`,
};

const greatBritain =
  "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the accessibility regulations in " +
  "England, Scotland and Wales. If you are not happy with how we respond to your complaint, " +
  "[contact the Equality Advisory and Support Service (EASS)](https://www.equalityadvisoryservice.com/).";
const northernIreland =
  "The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the accessibility regulations in " +
  "Northern Ireland. If you are not happy with how we respond to your complaint, " +
  "[contact the Equality Commission for Northern Ireland](https://www.equalityni.org/).";

const enforcement: Readonly<Record<Answers["enforcement"], readonly string[]>> = {
  ehrc: [greatBritain],
  ecni: [northernIreland],
  both: [greatBritain, northernIreland],
};

function contactLines(contact: Contact | undefined): string {
  return [
    ...(contact?.email ? [`- email [${contact.email}](mailto:${contact.email})`] : []),
    ...(contact?.telephone ? [`- telephone ${contact.telephone}`] : []),
  ].join("\n");
}
