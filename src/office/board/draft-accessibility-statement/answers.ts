import type { Day } from "#kernel";

/** What a board says of its site, from which the statement is written. Texts are in the small part of Markdown. */
export type Answers = {
  readonly compliance: "full" | "partial" | "none";
  /** Content that does not comply, with the success criteria it fails. */
  readonly failures: string;
  /** Content for which compliance is claimed to be a disproportionate burden, with the assessment. */
  readonly burden: string;
  /** Content to which the regulations do not apply. */
  readonly outOfScope: string;
  /** What is being done to improve it, and by when. */
  readonly improvements: string;
  /** How, when and by whom the site was tested. */
  readonly tested: string;
  readonly preparedOn: Day;
  readonly reviewedOn: Day;
  /** Working days within which the board answers. */
  readonly replyDays: number;
  /** Who enforces the regulations where the board works: in Great Britain, in Northern Ireland, or both. */
  readonly enforcement: "ehrc" | "ecni" | "both";
};
