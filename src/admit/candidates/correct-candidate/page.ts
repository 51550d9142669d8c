import { findCentre } from "#centres";
import { formatDay } from "#kernel";
import { type Field, formPage } from "#platform/pages";
import { type Candidate, sortName } from "../candidate.ts";
import { paths } from "../paths.ts";
import { readPair } from "../find-pair.ts";
import { correctCandidate } from "./correct-candidate.ts";
import { findNamed } from "./records.ts";

/** Asks whose details are to be corrected, and to what: the board's answer to what no file may change. */
export const correctCandidatePages = formPage({
  path: paths.correction,
  scope: "board",
  action: correctCandidate,
  missing: [],
  back: ({ centre, uci = "", candidate = "" }) =>
    candidate === "" ? paths.lookUp({ centre, search: uci }) : paths.record({ centre, candidate }),
  question: async (tx, { centre: centreId, uci = "", candidate = "" }) => {
    const centre = await findCentre(tx, centreId);
    const { candidateId } = readPair({ candidate });
    const known = await findNamed(tx, { centreId, candidateId: candidateId === 0 ? null : candidateId, uci });
    return (
      centre && {
        title: "Correct a candidate’s details",
        caption: `Centre ${centreId}, ${centre.name}`,
        ...(known ? { rows: rowsOf(known) } : {}),
        trail: [{ text: "Candidates", href: paths.lookUp({ centre: centreId }) }],
        text: [
          "Check that this is the same person. After results are issued, only the board can change a forename.",
          "Results that have been issued keep the name they were issued in. Leave a field blank to keep what is on record.",
        ],
        asks: candidateId === 0 ? fields : fields.filter(({ name }) => name !== "uci"),
        button: "Correct details",
      }
    );
  },
  after: ({ centreId, candidateId }) =>
    paths.record({ centre: centreId, candidate: candidateId }, { done: "corrected" }),
});

const fields: readonly Field[] = [
  { name: "uci", label: "UCI on record", hint: "13 characters, for example 900012240001A", kind: "text", width: 20 },
  { name: "surname", label: "Surname", hint: "As the candidate writes it", kind: "text" },
  { name: "forenames", label: "Forenames", hint: "As the candidate writes them", kind: "text" },
  {
    name: "fileName",
    label: "Name in files",
    hint: "SURNAME:FORENAMES. Made from the name when this is blank.",
    kind: "text",
  },
  { name: "dateOfBirth", label: "Date of birth", kind: "day", width: 10 },
  {
    name: "newUci",
    label: "Correct UCI",
    hint: "If the UCI on record is wrong, and no results have been issued under it. Merged records of the centre keep one UCI.",
    kind: "text",
    width: 20,
  },
  { name: "uln", label: "Unique learner number (ULN)", kind: "text", width: 10 },
  {
    name: "sex",
    label: "Sex",
    kind: "list",
    choices: [
      { value: "", text: "As it is on record" },
      { value: "F", text: "Female" },
      { value: "M", text: "Male" },
      { value: "N", text: "Not stated" },
    ],
  },
  {
    name: "reason",
    label: "Reason",
    hint: "What you have seen, such as a birth certificate. The centre does not see it.",
    kind: "long-text",
  },
];

/** Who it is now, before anything is typed. */
function rowsOf(known: Candidate) {
  return [
    { key: "Name", value: sortName(known) },
    { key: "Name in files", value: known.fileName },
    { key: "Date of birth", value: known.dateOfBirth === null ? "Not known" : formatDay(known.dateOfBirth) },
    { key: "UCI", value: known.uci },
    { key: "ULN", value: known.uln ?? "Not given" },
    { key: "Sex", value: { F: "Female", M: "Male", N: "Not stated" }[known.sex] },
  ];
}
