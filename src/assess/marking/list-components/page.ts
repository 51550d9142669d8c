import {
  exportAddresses,
  findTableFormat,
  notFound,
  page,
  type Reply,
  type Route,
  subjectsOf,
  tableFile,
  transactionAs,
  type WebRequest,
} from "#platform";
import { percentIn } from "../completeness/completeness.ts";
import { chooseSeries } from "../series.ts";
import { ownCompleteness } from "./own-completeness.ts";
import { submittersOf } from "../submit-marks/submitters.ts";
import { onlyFor } from "../side.ts";

/** A centre's centre-marked components: what is in, what is outstanding, and the way to each. */
export const centreMarksPage: Route = {
  name: "list-centre-marks",
  face: "page",
  method: "GET",
  path: "/centre/marks",
  permission: "marks.view",
  scope: "centre",
  summary: "Centre-marked components and how many marks are in",
  handle: onlyFor("centre", show),
};

async function show({ app, actor, path, query }: WebRequest): Promise<Reply> {
  const found = await transactionAs(app, actor, async (tx) => {
    const series = await chooseSeries(tx, query["series"], app.clock());
    return { series, components: series.shown ? await ownCompleteness(tx, actor, series.shown.series) : [] };
  });
  const { series, components } = found;
  if (!series.shown) return notFound;
  const format = findTableFormat(query);
  if (format) return tableFile(`marks-${series.shown.series}`, format, heading, components.map(exportRow));
  return page("assess/marking/list-components/page.njk", {
    series,
    components: components.map((row) => ({ ...row, percent: percentIn(row) })),
    recorded: query["recorded"],
    corrected: query["corrected"],
    outstanding: components.reduce((sum, row) => sum + row.outstanding, 0),
    toSubmit: components.reduce((sum, row) => sum + row.entered + row.changed, 0),
    submitters: submittersOf(),
    seesFiles: subjectsOf(actor, "marks.view") === "all",
    ...exportAddresses(path, query),
  });
}

const heading = [
  "Component",
  "Title",
  "Entries",
  "Marked",
  "Absent or withdrawn",
  "On hold",
  "Outstanding",
  "Entered, not submitted",
  "Changed since submitted",
] as const;

function exportRow(row: Awaited<ReturnType<typeof ownCompleteness>>[number]): readonly (string | number)[] {
  const { component, title, entries, marked, absent, held, outstanding, entered, changed } = row;
  return [component, title, entries, marked, absent, held, outstanding, entered, changed];
}
