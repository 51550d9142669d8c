import { findCentre } from "#centres";
import { formPage } from "#platform/pages";
import { paths } from "../paths.ts";
import { correctCandidate } from "./correct-candidate.ts";

/** Asks whose details are to be corrected, and to what: the board's answer to what no file may change. */
export const correctCandidatePages = formPage({
  path: paths.correction,
  scope: "board",
  action: correctCandidate,
  missing: [],
  back: ({ centre }) => paths.lookUp({ centre }),
  question: async (tx, { centre: centreId }) => {
    const centre = await findCentre(tx, centreId);
    return (
      centre && {
        title: "Correct a candidate’s details",
        caption: `Centre ${centreId}, ${centre.name}`,
        trail: [{ text: "Candidates", href: paths.lookUp({ centre: centreId }) }],
        text: [
          "Make sure that this is the same person: a file cannot change the forename of a candidate who has results.",
          "Results that have been issued keep the name they were issued in. Leave a field blank to keep what is on record.",
        ],
        asks: [
          { name: "uci", label: "UCI", hint: "13 characters, for example 900012240001A", kind: "text", width: 20 },
          { name: "surname", label: "Surname", hint: "As the candidate writes it", kind: "text" },
          { name: "forenames", label: "Forenames", hint: "As the candidate writes them", kind: "text" },
          {
            name: "fileName",
            label: "Name in files",
            hint: "SURNAME:FORENAMES. Made from the name when this is blank.",
            kind: "text",
          },
          { name: "dateOfBirth", label: "Date of birth", kind: "day" },
          {
            name: "reason",
            label: "Reason",
            hint: "What you have seen, such as a birth certificate",
            kind: "long-text",
          },
        ],
        button: "Correct details",
      }
    );
  },
  after: ({ centreId, candidateId }) =>
    paths.record({ centre: centreId, candidate: candidateId }, { done: "corrected" }),
});
