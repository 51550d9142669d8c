import { findSeriesInHand } from "#catalogue";
import { publicActor } from "#platform/actors";
import { transactionAs } from "#platform/app";
import type { Tx } from "#platform/database";
import { page, type Reply, type Route, type WebRequest } from "#platform/web";
import { paths } from "../paths.ts";
import { keyDateTitles } from "./deadlines.ts";

/** Deadlines and release times, for everyone. */
export const keyDateRoutes: readonly Route[] = [
  {
    name: "key-dates",
    face: "page",
    method: "GET",
    path: paths.keyDates.pattern,
    permission: "public",
    scope: "public",
    summary: "Deadlines and results days of a series",
    handle: showKeyDates,
  },
];

type KeyDate = {
  readonly family: string;
  readonly title: string;
  readonly kind: string;
  readonly at: string;
  readonly status: string;
};

async function showKeyDates({ app, query }: WebRequest): Promise<Reply> {
  const at = app.clock();
  const now = at.toString();
  const found = await transactionAs(app, publicActor, async (tx) => {
    const series = await seriesWithDates(tx);
    const chosen = series.find((one) => one.series === query["series"]) ?? (await findSeriesInHand(tx, series, at));
    return { series, chosen, dates: chosen ? await datesOf(tx, chosen.series) : [] };
  });
  const kinds = Object.entries(keyDateTitles).filter(([kind]) => found.dates.some((date) => date.kind === kind));
  const families = [...new Map(found.dates.map((date) => [date.family, date.title])).entries()].map(
    ([family, title]) => ({
      title,
      dates: kinds.map(
        ([kind]) => found.dates.find((date) => date.family === family && date.kind === kind)?.at ?? null,
      ),
    }),
  );
  return page("start/pages/key-dates.njk", {
    series: found.series,
    chosen: found.chosen,
    families,
    columns: kinds.map(([, text]) => ({ text })),
    now,
    to: paths,
    sample: found.dates.some((date) => date.status === "sample"),
  });
}

/** Series that have key dates, earliest first. */
function seriesWithDates(tx: Tx): Promise<{ series: string; title: string }[]> {
  return tx
    .selectFrom("catalogue.series as s")
    .innerJoin("catalogue.key_dates as d", "d.series", "s.series")
    .select(["s.series", "s.title"])
    .groupBy(["s.series", "s.title", "s.year", "s.month"])
    .orderBy("s.year")
    .orderBy("s.month")
    .execute();
}

function datesOf(tx: Tx, series: string): Promise<KeyDate[]> {
  return tx
    .selectFrom("catalogue.key_dates as d")
    .innerJoin("catalogue.families as f", "f.family", "d.family")
    .where("d.series", "=", series)
    .select(["d.family", "f.title", "d.kind", "d.at_instant as at", "d.status"])
    .orderBy("f.level", "desc")
    .orderBy("f.title")
    .execute();
}
