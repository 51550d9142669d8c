import { transactionAs } from "#platform/app";
import { json, notFound, refused, type Reply, type Route, type WebRequest } from "#platform/web";
import { optionsFor } from "#catalogue";
import { shownNumber } from "#exchange";
import { candidatesOfComponent, completeness, percentIn } from "../completeness/completeness.ts";
import { ownCompleteness } from "../list-components/own-completeness.ts";
import { paths } from "../paths.ts";
import { queryIncomplete } from "../refusals.ts";
import { rowSchema, seriesQuery, text, whole } from "./schemas.ts";

/** The marks of one component at the centre. */
export const marksApi: Route = {
  name: "list-marks-api",
  face: "api",
  method: "GET",
  path: paths.marksApi.pattern,
  permission: "marks.view",
  scope: "centre",
  summary: "Current marks of one component, candidate by candidate",
  api: {
    query: {
      ...seriesQuery,
      component: { about: "such as H446/03", required: true },
      centre: { about: "the centre, for the board" },
    },
    answer: {
      mediaType: "application/json",
      schema: { type: "object", properties: { marks: { type: "array", items: rowSchema } } },
    },
  },
  handle: listMarks,
};

/** How many marks are in: the centre's own for a centre, all for the board. */
export const completenessApi: Route = {
  name: "completeness-api",
  face: "api",
  method: "GET",
  path: paths.completenessApi.pattern,
  permission: "marks.view",
  scope: "centre",
  summary: "Entries, marked, absent and outstanding by component",
  api: {
    query: seriesQuery,
    answer: {
      mediaType: "application/json",
      schema: {
        type: "object",
        properties: {
          components: {
            type: "array",
            items: {
              type: "object",
              properties: {
                component: text,
                title: text,
                entries: whole,
                marked: whole,
                absent: whole,
                held: whole,
                outstanding: whole,
                entered: { ...whole, description: "for a centre: of the outstanding, entered and not submitted" },
                changed: { ...whole, description: "for a centre: of the marked, changed since submitted" },
                percent: whole,
              },
            },
          },
        },
      },
    },
  },
  handle: listCompleteness,
};

async function listMarks({ app, actor, query }: WebRequest): Promise<Reply> {
  const centre = actor.centreId ?? query["centre"];
  const [series, component] = [query["series"], query["component"]];
  if (!series || !component || !centre) {
    const names = actor.centreId === null ? "series, component, centre" : "series, component";
    return refused([queryIncomplete.of({ names })]);
  }
  const rows = await transactionAs(app, actor, async (tx) =>
    candidatesOfComponent(tx, [series, component, centre, await optionsFor(tx, actor, "marks.view")]),
  );
  if (rows.length === 0) return notFound;
  return json({
    marks: rows.map((row) => ({
      centre_id: centre,
      series,
      candidate_number: shownNumber(row.candidate_number),
      option: row.option,
      component,
      mark: row.mark,
      grade: row.grade,
      status: row.status,
    })),
  });
}

async function listCompleteness({ app, actor, query }: WebRequest): Promise<Reply> {
  const series = query["series"];
  if (!series) return refused([queryIncomplete.of({ names: "series" })]);
  const rows = await transactionAs(app, actor, async (tx) =>
    actor.side === "centre"
      ? ownCompleteness(tx, actor, series)
      : completeness(tx, [series, actor.centreId, false, null]),
  );
  return json({ components: rows.map((row) => ({ ...row, percent: percentIn(row) })) });
}
