import { type Tx, transactionAs, type WebRequest } from "#platform";
import { countResults, type ResultFilter, type ResultRow, resultsOf, seriesWithResults } from "../queries.ts";
import { shortGrade, shownTotal } from "../grade-shown.ts";

export const pageSize = 100;

/** A page of results, what can be filtered, and how many there are. */
export type ResultList = {
  readonly series: readonly { series: string; title: string }[];
  readonly filter: ResultFilter;
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly rows: readonly ListedResult[];
  readonly options: readonly { option: string; title: string }[];
  readonly families: readonly { family: string; title: string }[];
};

export type ListedResult = ResultRow & { readonly shown: string; readonly from: string };

/** The list that a request's query asks for; null when the reader has no results at all yet. */
export async function findResultList(request: WebRequest, centreId: string): Promise<ResultList | null> {
  return transactionAs(request.app, request.actor, async (tx) => {
    const series = await seriesWithResults(tx);
    const chosen = series.find((each) => each.series === request.query["series"]) ?? series[0];
    if (!chosen) return null;
    const filter = readFilter(request.query, chosen.series, centreId);
    const total = await countResults(tx, filter);
    const pages = Math.max(1, Math.ceil(total / pageSize));
    const page = Math.min(pages, Math.max(1, Number.parseInt(request.query["page"] ?? "1", 10) || 1));
    const rows = await resultsOf(tx, { ...filter, limit: pageSize, offset: (page - 1) * pageSize });
    return { series, filter, page, pages, total, rows: rows.map(listed), ...(await choices(tx, chosen.series, centreId)) };
  });
}

/** Every result that the query asks for, for an export. */
export async function allResults(request: WebRequest, centreId: string): Promise<{ series: string; rows: readonly ListedResult[] } | null> {
  return transactionAs(request.app, request.actor, async (tx) => {
    const series = await seriesWithResults(tx);
    const chosen = series.find((each) => each.series === request.query["series"]) ?? series[0];
    if (!chosen) return null;
    return { series: chosen.series, rows: (await resultsOf(tx, readFilter(request.query, chosen.series, centreId))).map(listed) };
  });
}

function readFilter(query: Readonly<Record<string, string>>, series: string, centreId: string): ResultFilter {
  const text = (name: string): Record<string, string> => {
    const value = query[name]?.trim();
    return value ? { [name]: value.slice(0, 60) } : {};
  };
  return { series, centreId, ...text("option"), ...text("family"), ...text("kind"), ...text("grade"), ...text("search") };
}

/** Results with the texts that lists and exports show. */
export function listedResults(rows: readonly ResultRow[]): readonly ListedResult[] {
  return rows.map(listed);
}

function listed(row: ResultRow): ListedResult {
  return { ...row, shown: shortGrade(row), from: shownTotal(row) };
}

async function choices(tx: Tx, series: string, centreId: string): Promise<Pick<ResultList, "options" | "families">> {
  const options = await tx.selectFrom("awarding.current_result as r").innerJoin("catalogue.options as o", "o.option", "r.option")
    .select(["o.option", "o.title"]).distinct().where("r.series", "=", series).where("r.centre_id", "=", centreId)
    .orderBy("o.option").execute();
  const families = await tx.selectFrom("awarding.current_result as r").innerJoin("catalogue.families as f", "f.family", "r.family")
    .select(["f.family", "f.title"]).distinct().where("r.series", "=", series).where("r.centre_id", "=", centreId)
    .orderBy("f.title").execute();
  return { options, families };
}
