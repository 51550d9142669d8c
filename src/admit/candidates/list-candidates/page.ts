import { transactionAs } from "#platform/app";
import {
  exportAddresses,
  findTableFormat,
  listAddress,
  listView,
  pagination,
  rangeWords,
  tableFile,
} from "#platform/lists";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { type Candidate, numberWords, sortName } from "../candidate.ts";
import { type CandidateFilter, listCandidates, seriesOfCentre } from "../queries.ts";

/** The candidates of the actor's centre, of one series or of all: filter, sort, pages, export. */
export const listCandidatesPage: Route = {
  name: "list-candidates",
  face: "page",
  method: "GET",
  path: "/centre/candidates",
  permission: "entries.view",
  scope: "centre",
  summary: "Candidates of the centre, with a filter and export",
  handle: showCandidates,
};

/** The same list for programs. */
export const listCandidatesApi: Route = {
  name: "list-candidates-api",
  face: "api",
  method: "GET",
  path: "/api/v1/candidates",
  permission: "entries.view",
  scope: "centre",
  summary: "Candidates of the centre",
  api: {
    query: {
      series: { about: "only those with a number in this series, such as 6A26" },
      q: { about: "part of a name, a number or a UCI" },
      sort: { about: "number, name or uci" },
      page: { about: "from 1; 100 a page" },
      centre: { about: "for the board: the centre" },
    },
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: { total: { type: "integer" }, candidates: { type: "array", items: { type: "object" } } },
      },
    },
  },
  handle: answerCandidates,
};

async function showCandidates({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const [view, format, centreId] = [listView(query), findTableFormat(query), actor.centreId ?? ""];
  const { series, filter, found } = await transactionAs(app, actor, async (tx) => {
    const known = await seriesOfCentre(tx, centreId);
    const asked = filterOf(query, known[0]?.series ?? "");
    return {
      series: known,
      filter: asked,
      found: await listCandidates(tx, centreId, asked, format ? undefined : view),
    };
  });
  if (format) return tableFile(`candidates-${centreId}`, format, exportHeading, found.candidates.map(exportRow));
  return page("admit/candidates/list-candidates/page.njk", {
    total: found.total,
    filter,
    series,
    rows: found.candidates.map((each) => ({
      ...each,
      number: numberWords(each.candidateNumber),
      name: sortName(each),
    })),
    range: rangeWords(found.total, view),
    pagination: pagination(found.total, view, path, query),
    ...exportAddresses(path, query),
    sorts: ["number", "name", "uci"].map((sort) => ({ sort, href: listAddress(path, query, { sort, page: "" }) })),
  });
}

async function answerCandidates({ app, actor, query }: WebRequest): Promise<Reply> {
  const centreId = actor.centreId ?? query["centre"] ?? "";
  const found = await transactionAs(app, actor, (tx) =>
    listCandidates(tx, centreId, filterOf(query, ""), listView(query)),
  );
  return { kind: "json", status: 200, body: found };
}

/** `series=all` is every candidate the centre ever had; without a series, the newest. */
function filterOf(query: Readonly<Record<string, string>>, newest: string): CandidateFilter {
  const asked = query["series"] ?? newest;
  const sort = query["sort"] === "name" || query["sort"] === "uci" ? query["sort"] : "number";
  return { series: asked === "all" ? "" : asked, text: (query["q"] ?? "").trim(), sort };
}

const exportHeading = [
  "Candidate number",
  "Surname",
  "Forenames",
  "Sex",
  "Date of birth",
  "UCI",
  "ULN",
  "Status",
] as const;

function exportRow(row: Candidate): readonly (string | null)[] {
  const number = row.candidateNumber === null ? null : numberWords(row.candidateNumber);
  return [number, row.surname, row.forenames, row.sex, row.dateOfBirth, row.uci, row.uln, row.status];
}
