import { page, publicActor, type Reply, type Route, transactionAs, type Tx, type WebRequest } from "#platform";

/** Deadlines and release instants, for everyone. */
export const keyDateRoutes: readonly Route[] = [
  {
    name: "key-dates", face: "page", method: "GET", path: "/key-dates", permission: "public", scope: "public",
    summary: "Deadlines and results days of a series", handle: showKeyDates,
  },
];

/** What each kind of key date is called, in the order of the exam year. */
export const keyDateTitles = {
  "final-entries": "Final entries",
  "late-entries": "Late entries close",
  "marks-due": "Marks due",
  "last-amendment": "Last amendments",
  "release-centres": "Results to centres",
  "release-candidates": "Results to candidates",
} as const;

type KeyDate = { readonly family: string; readonly title: string; readonly kind: string; readonly at: string; readonly status: string };

async function showKeyDates({ app, query }: WebRequest): Promise<Reply> {
  const now = app.clock().toString();
  const found = await transactionAs(app, publicActor, async (tx) => {
    const series = await seriesWithDates(tx, now);
    const chosen = series.find((one) => one.series === query["series"]) ?? series.find((one) => one.ahead) ?? series.at(-1);
    return { series, chosen, dates: chosen ? await datesOf(tx, chosen.series) : [] };
  });
  const families = [...new Map(found.dates.map((date) => [date.family, date.title])).entries()].map(([family, title]) => ({
    title, dates: Object.keys(keyDateTitles).map((kind) => found.dates.find((date) => date.family === family && date.kind === kind)?.at ?? null),
  }));
  return page("start/pages/key-dates.njk", {
    series: found.series, chosen: found.chosen, families, kinds: Object.values(keyDateTitles), now,
    sample: found.dates.some((date) => date.status === "sample"),
  });
}

/** Series that have key dates, soonest first; `ahead` when one of them is still to come. */
function seriesWithDates(tx: Tx, now: string) {
  return tx.selectFrom("catalogue.series as s").innerJoin("catalogue.key_dates as d", "d.series", "s.series")
    .select(({ fn }) => ["s.series", "s.title", fn.max("d.at_instant").as("last")])
    .groupBy(["s.series", "s.title", "s.year", "s.month"]).orderBy("s.year").orderBy("s.month").execute()
    .then((rows) => rows.map((row) => ({ ...row, ahead: row.last > now })));
}

function datesOf(tx: Tx, series: string): Promise<KeyDate[]> {
  return tx.selectFrom("catalogue.key_dates as d").innerJoin("catalogue.families as f", "f.family", "d.family")
    .where("d.series", "=", series).select(["d.family", "f.title", "d.kind", "d.at_instant as at", "d.status"])
    .orderBy("f.level", "desc").orderBy("f.title").execute();
}
