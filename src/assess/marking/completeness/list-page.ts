import {
  exportAddresses,
  listView,
  page,
  pagination,
  rangeWords,
  type Reply,
  type Tx,
  type WebRequest,
} from "#platform";
import type { SeriesChoice } from "../series.ts";
import { percentIn, type CandidateMark, type Counts } from "./completeness.ts";

type Component = { readonly component: string; readonly title: string; readonly max_mark: number | null };
type Centre = { readonly centre_id: string; readonly name: string };

/** One of the three lists: `all` its rows, `fits` those that the filter leaves. */
export type Listing = {
  readonly series: { readonly all: readonly SeriesChoice[]; readonly shown: SeriesChoice | undefined };
  readonly query: WebRequest["query"];
  readonly path: string;
  readonly all: readonly (Counts | CandidateMark)[];
  readonly fits: readonly object[];
  readonly component?: Component;
  readonly centre?: Centre;
};

/** The page of a list, from components down to candidates. */
export function listPage(template: "components" | "centres" | "candidates", listing: Listing): Reply {
  const { query, path, fits, all, series, component, centre } = listing;
  const view = listView(query);
  const inSeries = `?series=${series.shown?.series ?? ""}`;
  const place = component ? `/board/marking/${encodeURIComponent(component.component)}` : "/board/marking";
  return page(`assess/marking/completeness/${template}.njk`, {
    ...listing,
    rows: fits.slice(view.offset, view.offset + view.size),
    any: all.length > 0,
    totals: totalOf(all.filter((row) => "entries" in row)),
    range: rangeWords(fits.length, view),
    pagination: pagination(fits.length, view, path, query),
    inSeries,
    place,
    ...exportAddresses(path, query),
    action: path.split("?")[0],
    breadcrumbs: component && trail(component, centre, place, inSeries),
  });
}

function trail(component: Component, centre: Centre | undefined, place: string, inSeries: string): readonly object[] {
  const first = { text: "Marking", href: `/board/marking${inSeries}` };
  return centre
    ? [first, { text: component.component, href: `${place}${inSeries}` }, { text: centre.name }]
    : [first, { text: component.component }];
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

/** The component of a code, as the catalogue has it. */
export async function findComponent(tx: Tx, component: string): Promise<Component | undefined> {
  return tx
    .selectFrom("catalogue.components")
    .select(["component", "title", "max_mark"])
    .where("component", "=", component)
    .executeTakeFirst();
}

/** The centre of a number. */
export async function findCentre(tx: Tx, centreId: string): Promise<Centre | undefined> {
  return tx
    .selectFrom("centres.centre")
    .select(["centre_id", "name"])
    .where("centre_id", "=", centreId)
    .executeTakeFirst();
}
