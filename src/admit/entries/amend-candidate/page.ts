import { findCandidate } from "#candidates";
import { fullName } from "#kernel";
import { formPage } from "#platform/pages";
import { readCandidateId } from "../one-candidate.ts";
import { paths } from "../paths.ts";
import { personFields } from "../person/person-form.ts";
import { candidateUnknown } from "../refusals.ts";
import { amendCandidate } from "./amend-candidate.ts";

/** Asks what a candidate's details should be, with those on record filled in. */
export const amendCandidatePages = formPage({
  path: paths.amendment,
  scope: "centre",
  action: amendCandidate,
  missing: [candidateUnknown.code],
  back: ({ candidate }) => paths.candidate({ candidate }),
  question: async (tx, { candidate: id }, actor) => {
    const candidateId = readCandidateId(id);
    if (actor.centreId === null || Number.isNaN(candidateId)) return undefined;
    const candidate = await findCandidate(tx, actor.centreId, candidateId, "");
    if (!candidate) return undefined;
    const { surname, forenames, dateOfBirth, sex, uln, status, uci } = candidate;
    return {
      title: "Correct details",
      heading: `Correct the details of ${fullName(candidate)}`,
      caption: `UCI ${uci}`,
      trail: [
        { text: "Candidates", href: paths.candidates() },
        { text: fullName(candidate), href: paths.candidate({ candidate: id }) },
      ],
      text: [
        "Contact the board if the record is of another person, or if the UCI is wrong.",
        "Results that have been issued keep the name they were issued in.",
      ],
      asks: personFields("known"),
      values: { surname, forenames, dateOfBirth: dateOfBirth ?? "", sex, uln: uln ?? "", status },
      button: "Save details",
    };
  },
  after: ({ candidateId }) => paths.candidate({ candidate: candidateId }, { done: "amended" }),
});
