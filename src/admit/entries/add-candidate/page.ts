import { formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { personFields } from "../person/person-form.ts";
import { addCandidate } from "./add-candidate.ts";

/** Asks who the new candidate is. */
export const addCandidatePages = formPage({
  path: paths.addition,
  scope: "centre",
  action: addCandidate,
  missing: [],
  back: () => paths.candidates(),
  question: async () => ({
    title: "Add a candidate",
    trail: [{ text: "Candidates", href: paths.candidates() }],
    text: [
      "Enter the name and date of birth as they are on the birth certificate or passport. You can make entries for the candidate next.",
    ],
    asks: personFields("new"),
    values: { status: "C" },
    button: "Add candidate",
  }),
  after: ({ candidateId }) => paths.candidate({ candidate: candidateId }, { done: "added" }),
});
