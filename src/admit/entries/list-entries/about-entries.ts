import { findSeriesInHand, optionsFor, seriesForm } from "#catalogue";
import { type Decision, ok } from "#kernel";
import type { Tx } from "#platform/database";
import type { Link, List, ListAsked, ListFilter } from "#platform/lists";
import type { Choice } from "#platform/pages";
import { paths } from "../paths.ts";
import { findSeries, seriesForEntries } from "../queries.ts";
import { seriesUnknown } from "../refusals.ts";

/** What both lists of entries have in common. */
export const aboutEntries = {
  name: "list-entries",
  summary: "Entries of the centre by option or by candidate, with export",
  path: paths.entries,
  permission: "entries.view",
  scope: "centre",
  title: "Entries",
  empty: "There are no entries yet. They appear here when an entry file has been accepted.",
  emptyLink: ({ permissions }) =>
    permissions.has("entries.submit") ? { text: "Send an entry file", href: paths.entryFiles() } : undefined,
  template: "admit/entries/list-entries/page.njk",
  tabs: ({ values: { by, series } }): readonly (Link & { current: boolean })[] => [
    { text: "By option", href: paths.entries({ series }), current: by !== "candidate" },
    { text: "By candidate", href: paths.entries({ by: "candidate", series }), current: by === "candidate" },
    { text: "To check", href: paths.entriesToCheck({ series }), current: false },
  ],
} as const satisfies Partial<List<never>>;

export const seriesFilter: ListFilter = { name: "series", label: "Series", required: true, form: seriesForm };
export const viewFilter: ListFilter = { name: "by", label: "View", kind: "kept", only: ["page"] };

/** Whose entries of which series are looked at, and of which options the reader may know. */
export type EntriesMeant = {
  readonly centreId: string;
  readonly series: string;
  readonly within: readonly string[] | null;
  /** For the page: the series by its title, and those that can be chosen. */
  readonly caption: string;
  readonly values: { readonly series: string };
  readonly seriesChoices: readonly Choice[];
};

/**
 * The centre and series that are meant: the actor's own centre, the series in hand on a page that names none. Refused
 * to programs: a series that does not exist.
 */
export async function entriesMeant(tx: Tx, { actor, at, face, values }: ListAsked): Promise<Decision<EntriesMeant>> {
  const centreId = actor.centreId ?? values["centre"] ?? "";
  const within = await optionsFor(tx, actor, "entries.view");
  const known = await seriesForEntries(tx, centreId, within);
  const asked = values["series"] ?? "";
  if (face === "api" && !(await findSeries(tx, asked))) {
    return seriesUnknown.refuse({ series: asked });
  }
  const chosen = known.find(({ series }) => series === asked) ?? (await findSeriesInHand(tx, known, at));
  const series = face === "api" ? asked : (chosen?.series ?? "");
  const seriesChoices = known.map((each) => ({ value: each.series, text: each.title }));
  return ok({ centreId, series, within, caption: chosen?.title ?? "", values: { series }, seriesChoices });
}
