import { countWords, type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import { type Found, type List, type ListAsked, pageOfRows } from "#platform/lists";
import { figureTags } from "../figure-tags.ts";
import { paths } from "../paths.ts";
import { readCode, readPattern } from "../read-filter.ts";
import { gradedBy } from "./graded-by.ts";
import { catalogueCounts, familyChoices, type ListedQualification, listQualifications } from "./qualifications.ts";

/** The qualifications that are loaded. */
export const qualificationList: List<ListedQualification> = {
  name: "show-catalogue",
  summary: "The catalogue that is loaded",
  path: paths.catalogue,
  permission: "centres.view",
  scope: "board",
  title: "Catalogue",
  template: "admit/catalogue/show-catalogue/list.njk",
  search: "Code or title",
  filters: [{ name: "family", label: "Family", all: "All families" }],
  empty: "No catalogue has been loaded yet. Its qualifications appear here when it has been loaded.",
  orders: {
    familyTitle: ["f.title", "s.title", "q.qualification"],
    qualification: ["q.qualification"],
    title: ["q.title", "q.qualification"],
    suiteTitle: ["s.title", "q.qualification"],
  },
  columns: [
    { name: "family", heading: "Family", kind: "code", value: ({ family }) => family, only: ["file"] },
    { name: "suite", heading: "Suite", value: ({ suiteTitle }) => suiteTitle, only: ["file"] },
    {
      name: "qualification",
      heading: "Qualification",
      kind: "code",
      value: ({ qualification }) => qualification,
      link: ({ qualification }) => paths.qualification({ qualification }),
    },
    { name: "title", heading: "Title", value: ({ title }) => title },
    { name: "familyTitle", heading: "Family", value: ({ familyTitle }) => familyTitle, only: ["page"] },
    { name: "suiteTitle", heading: "Suite", value: ({ suiteTitle }) => suiteTitle, only: ["page"] },
    { name: "gradedBy", heading: "Graded by", value: ({ scheme }) => gradedBy(scheme), only: ["page"] },
    { name: "scheme", heading: "Scheme", value: ({ scheme }) => scheme, only: ["file"] },
    { name: "gradeSet", heading: "Grade set", value: ({ gradeSet }) => gradeSet, only: ["file"] },
    { name: "qan", heading: "QAN", value: ({ qan }) => qan, only: ["file"] },
    { name: "options", heading: "Options", kind: "whole", value: ({ options }) => options },
    { name: "units", heading: "Units", kind: "whole", value: ({ units }) => units },
    { name: "status", heading: "Status", value: ({ status }) => status, tags: ({ status }) => figureTags(status) },
  ],
  find: findQualifications,
};

async function findQualifications(tx: Tx, asked: ListAsked): Promise<Decision<Found<ListedQualification>>> {
  const filter = { family: readCode(asked.values["family"]), pattern: readPattern(asked.search) };
  const rows = await listQualifications(tx, filter, asked);
  return ok({
    ...pageOfRows(rows, asked),
    choices: { family: await familyChoices(tx) },
    ...(rows.length > 0 ? { sentence: countWords(rows.length, "qualification", "qualifications") } : {}),
    data: { counts: await catalogueCounts(tx), to: paths },
  });
}
