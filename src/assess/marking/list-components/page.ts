import {
  exportAddresses, findTableFormat, notFound, page, type Reply, type Route, tableFile, transactionAs, type WebRequest,
} from "#platform";
import { completeness, percentIn, type ComponentCounts } from "../completeness/completeness.ts";
import { chooseSeries } from "../series.ts";
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
    return {
      series,
      components: series.shown ? await completeness(tx, [series.shown.series, actor.centreId, true]) : [],
    };
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
    ...exportAddresses(path, query),
  });
}

const heading = ["Component", "Title", "Entries", "Marked", "Absent or withdrawn", "On hold", "Outstanding"] as const;

function exportRow(row: ComponentCounts): readonly (string | number)[] {
  return [row.component, row.title, row.entries, row.marked, row.absent, row.held, row.outstanding];
}
