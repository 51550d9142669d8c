import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, tableFile } from "#platform/lists";
import { notFound, page, type Reply, type Route, type WebRequest } from "#platform/web";
import { readCode, readPattern } from "../read-filter.ts";
import { barsOf, findQualification, groupsOf, optionsOf, thresholdsOf } from "./qualification.ts";
import { catalogueCounts, listQualifications } from "./qualifications.ts";

/** The board's view of what is loaded: every qualification, and one with all that belongs to it. */
export const catalogueRoutes: readonly Route[] = [
  {
    name: "show-catalogue",
    face: "page",
    method: "GET",
    path: "/board/catalogue",
    permission: "centres.view",
    scope: "board",
    summary: "The catalogue that is loaded",
    handle: showCatalogue,
  },
  {
    name: "show-qualification",
    face: "page",
    method: "GET",
    path: "/board/catalogue/:qualification",
    permission: "centres.view",
    scope: "board",
    summary: "One qualification with its options, units and rules",
    handle: showQualification,
  },
];

const folder = "admit/catalogue/show-catalogue";
const heading = [
  "Family",
  "Suite",
  "Qualification",
  "Title",
  "Scheme",
  "Grade set",
  "QAN",
  "Options",
  "Units",
  "Status",
];

async function showCatalogue({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const filter = { family: readCode(query["family"]), pattern: readPattern(query["search"]) };
  const found = await transactionAs(app, actor, async (tx) => ({
    rows: await listQualifications(tx, filter),
    counts: await catalogueCounts(tx),
    families: await tx.selectFrom("catalogue.families").select(["family", "title"]).orderBy("title").execute(),
  }));
  const format = findTableFormat(query);
  if (format)
    return tableFile(
      "catalogue",
      format,
      heading,
      found.rows.map((row) => [
        row.family,
        row.suiteTitle,
        row.qualification,
        row.title,
        row.scheme,
        row.gradeSet,
        row.qan,
        row.options,
        row.units,
        row.status,
      ]),
    );
  return page(`${folder}/page.njk`, {
    ...found,
    query,
    groups: [...Map.groupBy(found.rows, (row) => row.familyTitle)].map(([title, rows]) => ({ title, rows })),
    filtered: filter.family !== undefined || filter.pattern !== undefined,
    ...exportAddresses(path, query),
  });
}

async function showQualification({ app, actor, params }: WebRequest): Promise<Reply> {
  const code = readCode(params["qualification"]);
  const found =
    code &&
    (await transactionAs(app, actor, async (tx) => {
      const facts = await findQualification(tx, code);
      return (
        facts && {
          facts,
          options: await optionsOf(tx, { qualification: code }),
          groups: await groupsOf(tx, code),
          thresholds: await thresholdsOf(tx, code),
          bars: await barsOf(tx, code),
        }
      );
    }));
  if (!found) return notFound;
  return page(`${folder}/qualification.njk`, {
    ...found,
    breadcrumbs: [
      { text: "Catalogue", href: "/board/catalogue" },
      { text: `${found.facts.qualification} ${found.facts.title}` },
    ],
  });
}
