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
  const now = app.clock().toString();
  const found = await transactionAs(app, publicActor, async (tx) => {
    const series = await seriesWithDates(tx, now);
    const chosen = series.find((one) => one.series === query["series"]) ?? soonest(series) ?? series.at(-1);
    return { series, chosen, dates: chosen ? await datesOf(tx, chosen.series) : [] };
  });
  const families = [...new Map(found.dates.map((date) => [date.family, date.title])).entries()].map(
    ([family, title]) => ({
      title,
      dates: Object.keys(keyDateTitles).map(
        (kind) => found.dates.find((date) => date.family === family && date.kind === kind)?.at ?? null,
      ),
    }),
  );
  return page("start/pages/key-dates.njk", {
    series: found.series,
    chosen: found.chosen,
    families,
    columns: Object.values(keyDateTitles).map((text) => ({ text })),
    now,
    to: paths,
    sample: found.dates.some((date) => date.status === "sample"),
  });
}

type DatedSeries = { readonly series: string; readonly title: string; readonly next: string | null };

/** Series that have key dates, earliest first, with the first date that is still to come. */
function seriesWithDates(tx: Tx, now: string): Promise<DatedSeries[]> {
  return tx
    .selectFrom("catalogue.series as s")
    .innerJoin("catalogue.key_dates as d", "d.series", "s.series")
    .select(({ fn }) => [
      "s.series",
      "s.title",
      fn.min("d.at_instant").filterWhere("d.at_instant", ">", now).as("next"),
    ])
    .groupBy(["s.series", "s.title", "s.year", "s.month"])
    .orderBy("s.year")
    .orderBy("s.month")
    .execute();
}

/** The series whose next date comes first. */
function soonest(series: readonly DatedSeries[]): DatedSeries | undefined {
  return series.filter((one) => one.next !== null).toSorted((a, b) => ((a.next ?? "") < (b.next ?? "") ? -1 : 1))[0];
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
