import { transactionAs } from "#platform/app";
import { exportAddresses, findTableFormat, listView, pagination, rangeWords, tableFile } from "#platform/lists";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { type Centre, centreStatuses } from "../centre.ts";
import { type CentreFilter, familiesApproved, listCentres } from "../queries.ts";

/** The register of centres: filter, pages, export. */
export const listCentresPage: Route = {
  name: "list-centres",
  face: "page",
  method: "GET",
  path: "/board/centres",
  permission: "centres.view",
  scope: "board",
  summary: "Centres, with a filter and export",
  handle: showCentres,
};

/** The same list for programs. */
export const listCentresApi: Route = {
  name: "list-centres-api",
  face: "api",
  method: "GET",
  path: "/api/v1/centres",
  permission: "centres.view",
  scope: "board",
  summary: "Centres and what they are approved for",
  api: {
    query: {
      q: { about: "centre number from its start, or part of the name, town or postcode" },
      status: { about: "approved, suspended or withdrawn" },
      family: { about: "approved for this family" },
      page: { about: "from 1; 100 a page" },
    },
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: { total: { type: "integer" }, centres: { type: "array", items: { type: "object" } } },
      },
    },
  },
  handle: answerCentres,
};

async function showCentres({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [filter, view, format] = [filterOf(query), listView(query), findTableFormat(query)];
  const { found, families } = await transactionAs(app, actor, async (tx) => ({
    found: await listCentres(tx, filter, format ? undefined : view),
    families: await familiesApproved(tx),
  }));
  if (format) return tableFile("centres", format, exportHeading, found.centres.map(exportRow));
  return page("admit/centres/list-centres/page.njk", {
    ...found,
    filter,
    families,
    statuses: centreStatuses,
    filtered: Object.values(filter).some((value) => value !== ""),
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query),
  });
}

async function answerCentres({ app, actor, query }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, (tx) => listCentres(tx, filterOf(query), listView(query)));
  return { kind: "json", status: 200, body: found };
}

function filterOf(query: Readonly<Record<string, string>>): CentreFilter {
  return { text: (query["q"] ?? "").trim(), status: query["status"] ?? "", family: query["family"] ?? "" };
}

const exportHeading = ["Centre", "Name", "Kind", "Town", "Postcode", "Status", "Families", "Early access"] as const;

function exportRow(centre: Centre): readonly string[] {
  const { centreId, name, kind, town, postcode, status, families, earlyAccessWithdrawn } = centre;
  return [centreId, name, kind, town, postcode, status, families.join(" "), earlyAccessWithdrawn ? "withdrawn" : "yes"];
}
