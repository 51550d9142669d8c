import { ok } from "#kernel";
import { listPage, pageOfRows } from "#platform/lists";
import type { Route } from "#platform/web";
import { paths } from "../paths.ts";
import { runTag } from "../status-tags.ts";
import { type ListedSeries, listSeries } from "./summary.ts";

/** Every series, the newest first, as a page and as files. */
export const listSeriesRoutes: readonly Route[] = listPage<ListedSeries>({
  name: "list-series",
  summary: "Every series with its entries and its award",
  path: paths.allSeries,
  permission: "centres.view",
  scope: "board",
  title: "Series",
  columns: [
    { name: "series", heading: "Series", kind: "code", value: ({ series }) => series, only: ["file"] },
    {
      name: "title",
      heading: "Series",
      value: ({ title }) => title,
      link: ({ series }) => paths.series({ series }),
      only: ["page"],
    },
    { name: "code", heading: "Code", kind: "code", value: ({ series }) => series, only: ["page"] },
    { name: "title", heading: "Title", value: ({ title }) => title, only: ["file"] },
    { name: "options", heading: "Options offered", kind: "whole", value: ({ options }) => options },
    { name: "entries", heading: "Entries", kind: "whole", value: ({ entries }) => entries },
    { name: "centres", heading: "Centres", kind: "whole", value: ({ centres }) => centres },
    { name: "award", heading: "Award", value: ({ award }) => award, tags: awardTags },
  ],
  filters: [],
  empty: "There are no series yet. They appear here when a catalogue has been loaded.",
  find: async (tx, asked) => {
    const series = await listSeries(tx);
    return ok({ ...pageOfRows(series, asked), ...(series.length > 0 ? { sentence: `${series.length} series` } : {}) });
  },
});

function awardTags({ award }: ListedSeries) {
  return award === null ? [{ text: "Not awarded", colour: "grey" } as const] : [runTag(award)];
}
