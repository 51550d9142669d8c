import {
  findTableFormat,
  listAddress,
  listView,
  notFound,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Route,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { chooseSeries } from "../series.ts";
import { candidatesOfComponent, centresOfComponent, completeness, type Counts, percentIn } from "./completeness.ts";
import { onlyFor } from "../side.ts";

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
    return { series: chosen, rows: chosen.shown ? await completeness(tx, [chosen.shown.series, null, false]) : [] };
  });
  if (!series.shown) return notFound;
  const text = (query["q"] ?? "").trim().toLowerCase();
  const fits = rows.filter((row) => wanted(row, query) && `${row.component} ${row.title}`.toLowerCase().includes(text));
  const format = findTableFormat(query);
  if (format) {
    return tableFile(
      `marking-${series.shown.series}`,
      format,
      ["Component", "Title", "Centres", ...countHeading],
      fits.map((row) => [row.component, row.title, row.centres, ...countCells(row)]),
    );
  }
  return listPage("components", { series, query, path, all: rows, fits, any: rows.length > 0 });
}

async function showCentres({ app, actor, params, path, query }: WebRequest): Promise<Reply> {
  const component = params["component"] ?? "";
  const {
    series,
    about: found,
    rows,
  } = await transactionAs(app, actor, async (tx) => {
    const chosen = await chooseSeries(tx, query["series"], app.clock());
    return {
      series: chosen,
      rows: chosen.shown ? await centresOfComponent(tx, [chosen.shown.series, component]) : [],
      about: await tx
        .selectFrom("catalogue.components")
        .select(["component", "title", "max_mark", "teacher_marks"])
        .where("component", "=", component)
        .executeTakeFirst(),
    };
  });
  if (!series.shown || !found) return notFound;
  const text = (query["q"] ?? "").trim().toLowerCase();
  const fits = rows.filter((row) => wanted(row, query) && `${row.centre_id} ${row.name}`.toLowerCase().includes(text));
  const format = findTableFormat(query);
  if (format) {
    return tableFile(
      `marking-${component}-${series.shown.series}`,
      format,
      ["Centre", "Name", ...countHeading],
      fits.map((row) => [row.centre_id, row.name, ...countCells(row)]),
    );
  }
  return listPage("centres", { series, query, path, all: rows, fits, any: rows.length > 0, component: found });
}

async function showCandidates({ app, actor, params, path, query }: WebRequest): Promise<Reply> {
  const [component = "", centreId = ""] = [params["component"], params["centre"]];
  const {
    series,
    about: found,
    rows,
    centre,
  } = await transactionAs(app, actor, async (tx) => {
    const chosen = await chooseSeries(tx, query["series"], app.clock());
    return {
      series: chosen,
      rows: chosen.shown ? await candidatesOfComponent(tx, [chosen.shown.series, component, centreId]) : [],
      about: await tx
        .selectFrom("catalogue.components")
        .select(["component", "title", "max_mark", "teacher_marks"])
        .where("component", "=", component)
        .executeTakeFirst(),
      centre: await tx
        .selectFrom("centres.centre")
        .select(["centre_id", "name"])
        .where("centre_id", "=", centreId)
        .executeTakeFirst(),
    };
  });
  if (!series.shown || !found || !centre) return notFound;
  const text = (query["q"] ?? "").trim().toLowerCase();
  const fits = rows.filter(
    (row) =>
      (query["show"] !== "outstanding" || row.status === null) &&
      (query["show"] !== "held" || row.status === "pending") &&
      `${String(row.candidate_number).padStart(4, "0")} ${row.surname} ${row.forenames}`.toLowerCase().includes(text),
  );
  const format = findTableFormat(query);
  if (format) {
    return tableFile(
      `marking-${component}-${centreId}-${series.shown.series}`,
      format,
      ["Number", "Surname", "Forenames", "Option", "Mark", "Grade", "Status"],
      fits.map((row) => [
        String(row.candidate_number).padStart(4, "0"),
        row.surname,
        row.forenames,
        row.option,
        row.mark,
        row.grade,
        row.status ?? "outstanding",
      ]),
    );
  }
  return listPage("candidates", { series, query, path, all: [], fits, any: rows.length > 0, component: found, centre });
}

type Listing = {
  readonly series: Awaited<ReturnType<typeof chooseSeries>>;
  readonly query: WebRequest["query"];
  readonly path: string;
  readonly any: boolean;
  readonly all: readonly Counts[];
  readonly fits: readonly object[];
  readonly component?: { readonly component: string; readonly title: string; readonly max_mark: number | null };
  readonly centre?: { readonly centre_id: string; readonly name: string };
};

function listPage(template: "components" | "centres" | "candidates", listing: Listing): Reply {
  const { query, path, fits, all, series, component, centre } = listing;
  const view = listView(query);
  const inSeries = `?series=${series.shown?.series ?? ""}`;
  const place = component ? `/board/marking/${encodeURIComponent(component.component)}` : "/board/marking";
  return page(`assess/marking/completeness/${template}.njk`, {
    ...listing,
    rows: fits
      .slice(view.offset, view.offset + view.size)
      .map((row) => ("entries" in row ? { ...row, percent: percentIn(row as Counts) } : row)),
    totals: totalOf(all),
    range: rangeWords(fits.length, view),
    pagination: pagination(fits.length, view, path, query),
    inSeries,
    place,
    csv: listAddress(path, query, { format: "csv", page: "" }),
    xlsx: listAddress(path, query, { format: "xlsx", page: "" }),
    action: path.split("?")[0],
    filtered: (query["q"] ?? "") !== "" || (query["show"] ?? "") !== "",
    recorded: query["recorded"],
    corrected: query["corrected"],
    unchanged: query["unchanged"],
    breadcrumbs: component
      ? [
          { text: "Marking", href: `/board/marking${inSeries}` },
          centre ? { text: component.component, href: `${place}${inSeries}` } : { text: component.component },
          ...(centre ? [{ text: centre.name }] : []),
        ]
      : undefined,
  });
}

function wanted(row: Counts, query: WebRequest["query"]): boolean {
  switch (query["show"]) {
    case "outstanding":
      return row.outstanding > 0;
    case "held":
      return row.held > 0;
    default:
      return true;
  }
}

function totalOf(rows: readonly Counts[]): Counts & { readonly percent: number } {
  const sum = (field: keyof Counts) => rows.reduce((total, row) => total + row[field], 0);
  const counts = {
    entries: sum("entries"),
    marked: sum("marked"),
    absent: sum("absent"),
    held: sum("held"),
    outstanding: sum("outstanding"),
  };
  return { ...counts, percent: percentIn(counts) };
}

const countHeading = ["Entries", "Marked", "Absent or withdrawn", "On hold", "Outstanding", "Percent in"] as const;

function countCells(row: Counts): readonly number[] {
  return [row.entries, row.marked, row.absent, row.held, row.outstanding, percentIn(row)];
}
