import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Found, List, ListAsked } from "#platform/lists";
import { paths } from "../paths.ts";
import { type Duplicate, duplicateReasons, listDuplicates } from "./duplicates.ts";

const shared = {
  permission: "entries.view",
  title: "Possible duplicates",
  template: "admit/entries/list-duplicates/page.njk",
  empty: "No two records look like the same person.",
  orders: {
    name: ["p.sort_name", "p.centre_id", "p.candidate_id", "p.other_centre_id", "p.other_candidate_id", "p.option"],
    uci: ["p.uci", "p.centre_id", "p.other_centre_id", "p.other_candidate_id", "p.option"],
  },
  find: findDuplicates,
} as const;

/** Records of every centre that may be of one person, for the board. */
export const duplicatesList: List<Duplicate> = {
  ...shared,
  name: "list-duplicates",
  summary: "Records of all centres that may be of one person, with a filter and export",
  path: paths.duplicates,
  scope: "board",
  trail: [{ text: "Candidates", href: paths.lookUp() }],
  filters: [
    {
      name: "why",
      label: "Why",
      all: "All reasons",
      choices: Object.entries(duplicateReasons).flatMap(([value, text]) => (value === "same" ? [] : [{ value, text }])),
    },
    { name: "centre", label: "Centre number", kind: "text" },
  ],
  columns: columnsFor((centre, candidate) => paths.record({ centre, candidate }), ["page", "file", "api"]),
};

/** Records of the actor's centre that may be of one person. */
export const ownDuplicatesList: List<Duplicate> = {
  ...shared,
  name: "list-own-duplicates",
  summary: "Records of the centre that may be of one person, with a filter and export",
  path: paths.ownDuplicates,
  scope: "centre",
  trail: [{ text: "Candidates", href: paths.candidates() }],
  filters: [],
  columns: columnsFor((_centre, candidate) => paths.candidate({ candidate }), ["file"]),
};

/** Both records of a pair side by side, each leading to its page; `centres`: where their centres are shown. */
function columnsFor(
  place: (centre: string, candidate: number) => string,
  centres: readonly ("page" | "file" | "api")[],
): List<Duplicate>["columns"] {
  return [
    { name: "name", heading: "Name", value: ({ name }) => name, link: (row) => place(row.centreId, row.candidateId) },
    { name: "uci", heading: "UCI", kind: "code", value: ({ uci }) => uci },
    { name: "birth", heading: "Date of birth", kind: "day", value: ({ birth }) => birth },
    { name: "centreId", heading: "Centre", kind: "code", only: centres, value: ({ centreId }) => centreId },
    {
      name: "otherName",
      heading: "Other name",
      value: ({ otherName }) => otherName,
      link: (row) => place(row.otherCentreId, row.otherCandidateId),
    },
    { name: "otherUci", heading: "Other UCI", kind: "code", value: ({ otherUci }) => otherUci },
    { name: "otherBirth", heading: "Other date of birth", kind: "day", value: ({ otherBirth }) => otherBirth },
    {
      name: "otherCentreId",
      heading: "Other centre",
      kind: "code",
      only: centres,
      value: ({ otherCentreId }) => otherCentreId,
    },
    { name: "why", heading: "Why", value: reasonOf },
  ];
}

function reasonOf({ foundBy, option, series }: Duplicate): string {
  return option === null ? duplicateReasons[foundBy] : `${duplicateReasons[foundBy]}: ${option}, series ${series}`;
}

async function findDuplicates(tx: Tx, asked: ListAsked): Promise<Decision<Found<Duplicate>>> {
  const { why = "", centre = "" } = asked.values;
  const { total, duplicates } = await listDuplicates(tx, { foundBy: why, centre: centre.trim() }, asked);
  return ok({ total, rows: duplicates });
}
