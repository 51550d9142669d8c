import {
  notFound,
  page,
  tableFile,
  findTableFormat,
  transactionAs,
  type Reply,
  type Route,
  type WebRequest,
} from "#platform";
import { chooseSeries } from "../series.ts";
import { onlyFor } from "../side.ts";
import {
  candidatesOfComponent,
  centresOfComponent,
  completeness,
  percentIn,
  type CandidateMark,
  type Counts,
} from "./completeness.ts";
import { findCentre, findComponent, listPage } from "./list-page.ts";

const about = { face: "page", method: "GET", permission: "marks.view", scope: "board" } as const;

/** How many marks of every component are in. */
export const markingPage: Route = {
  ...about,
  name: "marking-completeness",
  path: "/board/marking",
  summary: "Completeness of marks by component",
  handle: onlyFor("board", showComponents),
};
/** The same for the centres of one component. */
export const markingComponentPage: Route = {
  ...about,
  name: "marking-component",
  path: "/board/marking/:component",
  summary: "Completeness of one component by centre",
  handle: onlyFor("board", showCentres),
};
/** The candidates of one component at one centre. */
export const markingCentrePage: Route = {
  ...about,
  name: "marking-centre",
  path: "/board/marking/:component/:centre",
  summary: "Marks of one component at one centre",
  handle: onlyFor("board", showCandidates),
};

async function showComponents({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const { series, rows } = await transactionAs(app, actor, async (tx) => {
    const chosen = await chooseSeries(tx, query["series"], app.clock());
    const shown = chosen.shown?.series;
    return { series: chosen, rows: shown ? await completeness(tx, [shown, null, false, null]) : [] };
  });
  if (!series.shown) return query["series"] ? notFound : page("assess/marking/completeness/none.njk", {});
  const fits = rows.filter((row) => isWanted(row, query) && isFound(query, row.component, row.title));
  const format = findTableFormat(query);
  if (!format) return listPage("components", { series, query, path, all: rows, fits: fits.map(withPercent) });
  const cells = fits.map((row) => [row.component, row.title, row.centres, ...countCells(row)]);
  return tableFile(`marking-${series.shown.series}`, format, ["Component", "Title", "Centres", ...countHeading], cells);
}

async function showCentres({ app, actor, params, path, query }: WebRequest): Promise<Reply> {
  const code = params["component"] ?? "";
  const { series, component, rows } = await transactionAs(app, actor, async (tx) => {
    const chosen = await chooseSeries(tx, query["series"], app.clock());
    const found = await findComponent(tx, code);
    return {
      series: chosen,
      component: found,
      rows: chosen.shown ? await centresOfComponent(tx, [chosen.shown.series, code]) : [],
    };
  });
  if (!series.shown || !component) return notFound;
  const fits = rows.filter((row) => isWanted(row, query) && isFound(query, row.centre_id, row.name));
  const format = findTableFormat(query);
  if (!format) return listPage("centres", { series, query, path, all: rows, fits: fits.map(withPercent), component });
  const cells = fits.map((row) => [row.centre_id, row.name, ...countCells(row)]);
  return tableFile(`marking-${code}-${series.shown.series}`, format, ["Centre", "Name", ...countHeading], cells);
}

async function showCandidates({ app, actor, params, path, query }: WebRequest): Promise<Reply> {
  const [code = "", centreId = ""] = [params["component"], params["centre"]];
  const { series, component, centre, rows } = await transactionAs(app, actor, async (tx) => {
    const chosen = await chooseSeries(tx, query["series"], app.clock());
    return {
      series: chosen,
      component: await findComponent(tx, code),
      centre: await findCentre(tx, centreId),
      rows: chosen.shown ? await candidatesOfComponent(tx, [chosen.shown.series, code, centreId, null]) : [],
    };
  });
  if (!series.shown || !component || !centre) return notFound;
  const fits = rows.filter(
    (row) => isStateWanted(row, query) && isFound(query, numberOf(row), row.surname, row.forenames),
  );
  const format = findTableFormat(query);
  if (!format) return listPage("candidates", { series, query, path, all: rows, fits, component, centre });
  return tableFile(
    `marking-${code}-${centreId}-${series.shown.series}`,
    format,
    candidateHeading,
    fits.map(candidateCells),
  );
}

const candidateHeading = ["Number", "Surname", "Forenames", "Option", "Mark", "Grade", "Status"] as const;

function candidateCells(row: CandidateMark): readonly (string | number | null)[] {
  const { surname, forenames, option, mark, grade, status } = row;
  return [numberOf(row), surname, forenames, option, mark, grade, status ?? "outstanding"];
}

function numberOf(row: CandidateMark): string {
  return String(row.candidate_number).padStart(4, "0");
}

function withPercent<Row extends Counts>(row: Row): Row & { readonly percent: number } {
  return { ...row, percent: percentIn(row) };
}

/** Whether the words searched for stand in what the row says. */
function isFound(query: WebRequest["query"], ...words: readonly string[]): boolean {
  return words
    .join(" ")
    .toLowerCase()
    .includes((query["q"] ?? "").trim().toLowerCase());
}

function isWanted(row: Counts, query: WebRequest["query"]): boolean {
  const show = query["show"];
  return show === "outstanding" ? row.outstanding > 0 : show === "held" ? row.held > 0 : true;
}

function isStateWanted(row: CandidateMark, query: WebRequest["query"]): boolean {
  const show = query["show"];
  return show === "outstanding" ? row.status === null : show === "held" ? row.status === "pending" : true;
}

const countHeading = ["Entries", "Marked", "Absent or withdrawn", "On hold", "Outstanding", "Percent in"] as const;

function countCells(row: Counts): readonly number[] {
  return [row.entries, row.marked, row.absent, row.held, row.outstanding, percentIn(row)];
}
