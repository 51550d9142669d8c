import { numberWords, sortName } from "#candidates";
import { ok } from "#kernel";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { type List, type ListAsked, type ListColumn, showList } from "#platform/lists";
import type { Reply, WebRequest } from "#platform/web";
import { shortGrade } from "../grade-shown.ts";
import { shortSigns } from "../grade-signs.ts";
import { type Places, placesFor } from "../places.ts";
import { embargoInName, embargoNotice, findEmbargo } from "../under-embargo.ts";
import { choicesOf } from "./choices.ts";
import { type GridRow, gridOf, type Subject, subjectsOf } from "./grid.ts";
import type { ListedResult } from "./listed-result.ts";
import { findResultsAsked } from "./results-asked.ts";

/** The results of a centre as a grid: a row for each candidate, a column for each subject that has a result. */
export async function showGrid(request: WebRequest, centreId: string, base: List<ListedResult>): Promise<Reply> {
  const { app, actor, query } = request;
  const asked = { actor, values: query, search: "", face: "file", at: app.clock() } as const;
  const subjects = await transactionAs(app, actor, async (tx) => {
    const { filter } = await findResultsAsked(tx, asked, centreId);
    return filter ? subjectsOf(tx, filter) : [];
  });
  return showList(request, gridList(base, centreId, placesFor(actor), subjects));
}

function gridList(
  base: List<ListedResult>,
  centreId: string,
  places: Places,
  subjects: readonly Subject[],
): List<GridRow> {
  const { name, summary, path, permission, scope, title, trail = [], search = "", tabs, empty } = base;
  return {
    name,
    summary,
    path,
    permission,
    scope,
    title,
    trail,
    search,
    empty,
    ...(tabs ? { tabs } : {}),
    fileName: "results-by-subject",
    filters: base.filters.filter((filter) => ["by", "series", "family", "kind"].includes(filter.name)),
    orders: {
      candidate: ["sort_name", "n.candidate_number", "r.candidate_id"],
      candidateNumber: ["n.candidate_number", "r.candidate_id"],
    },
    template: "award/results/list-results/grid.njk",
    columns: gridColumns(places, subjects),
    find: (tx, asked) => findGrid(tx, asked, centreId, subjects),
  };
}

function gridColumns(places: Places, subjects: readonly Subject[]): readonly ListColumn<GridRow>[] {
  return [
    { name: "candidate", heading: "Candidate", value: sortName, link: places.candidate },
    { name: "candidateNumber", heading: "Number", kind: "code", value: (row) => numberWords(row.candidateNumber) },
    ...subjects.map(({ option, title, scheme }) => ({
      name: option,
      heading: `${option} ${title}`,
      value: ({ results }: GridRow) => results[option]?.grade ?? null,
      text: ({ results }: GridRow) => {
        const result = results[option];
        return result ? shortGrade({ ...result, scheme }) : "";
      },
    })),
  ];
}

async function findGrid(
  tx: Tx,
  asked: ListAsked,
  centreId: string,
  subjects: readonly Subject[],
): ReturnType<List<GridRow>["find"]> {
  const { filter, within, caption, seriesChoices, hasAny, fileOf, data } = await findResultsAsked(tx, asked, centreId);
  const choices = { series: seriesChoices };
  if (!filter)
    return ok({ total: 0, rows: [], ...(hasAny ? { choices } : { values: { series: "" } }), caption, fileOf, data });
  const { series } = filter;
  const { total, rows } = await gridOf(tx, filter, asked);
  const { families } = await choicesOf(tx, { series, centreId, within });
  const shown = filter.family === undefined ? families.map(({ value }) => value) : [filter.family];
  const embargo = await findEmbargo(tx, series, shown);
  return ok({
    total,
    rows,
    caption,
    values: { series },
    choices: { ...choices, family: families },
    fileOf: [...fileOf, series, ...embargoInName(embargo)],
    data: { ...data, embargo: embargoNotice(embargo), subjects, signs: signsOf(rows, subjects) },
  });
}

function signsOf(rows: readonly GridRow[], subjects: readonly Subject[]): ReturnType<typeof shortSigns> {
  const schemes = new Map(subjects.map(({ option, scheme }) => [option, scheme]));
  return shortSigns(
    rows.flatMap(({ results }) =>
      Object.entries(results).map(([option, result]) => ({ ...result, scheme: schemes.get(option) ?? "linear" })),
    ),
  );
}
