import { fullName } from "#kernel";
import { tellCentre } from "#people";
import type { Tx } from "#platform/database";
import type { Moment } from "#platform/perform";
import type { Candidate } from "./candidate.ts";
import { paths } from "./paths.ts";

const words: Readonly<Record<string, string>> = {
  surname: "surname",
  forenames: "forenames",
  fileName: "name in files",
  dateOfBirth: "date of birth",
  uci: "UCI",
  sex: "sex",
  uln: "ULN",
};

/**
 * Tells a centre that the board changed who one of its candidates is: it has the old details in its own system. The
 * page names the candidate; the email does not.
 */
export async function tellOfCorrection(
  tx: Tx,
  moment: Moment,
  candidate: Candidate,
  changed: readonly string[],
): Promise<void> {
  const named = changed.map((each) => words[each] ?? each);
  const what = `the ${named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${named.at(-1)}` : (named[0] ?? "")}`;
  const advice = "Correct your own system too, so that your next file gives the same details.";
  const { centreId, candidateId, uci } = candidate;
  await tellCentre(tx, moment.app, {
    centreId,
    title: "The board corrected a candidate’s details",
    text: `${moment.app.board.name} corrected ${what} of ${fullName(candidate)}, UCI ${uci}. ${advice}`,
    mail: `${moment.app.board.name} corrected ${what} of one of your candidates. ${advice}`,
    path: paths.candidate({ candidate: candidateId }),
    why: "the head of centre and the exams officers are told when the board corrects a candidate’s details",
  });
}
