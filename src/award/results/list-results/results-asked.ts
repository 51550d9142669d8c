import { findCentre } from "#centres";
import type { Tx } from "#platform/database";
import type { ListAsked } from "#platform/lists";
import type { Choice } from "#platform/pages";
import { optionsToRead } from "../options-to-read.ts";
import { paths } from "../paths.ts";
import { type ResultFilter, seriesWithResults } from "../queries.ts";
import { chooseSeries, readCode, readSearch } from "../read-address.ts";
import { openingsOf } from "./openings.ts";

/** Which results of a centre are looked at, and what their pages show besides. */
export type ResultsAsked = {
  /** Undefined when there are none in the series that was asked for, or none at all. */
  readonly filter: (ResultFilter & { readonly series: string }) | undefined;
  readonly within: readonly string[] | null;
  /** Above the title: the series and the centre. */
  readonly caption: string;
  readonly seriesChoices: readonly Choice[];
  readonly hasAny: boolean;
  readonly fileOf: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
};

/** Reads which results are meant: those of the newest series that has some, unless the address names another. */
export async function findResultsAsked(
  tx: Tx,
  asked: Pick<ListAsked, "actor" | "values" | "search" | "face">,
  centreId: string,
): Promise<ResultsAsked> {
  const { actor, values, face } = asked;
  const within = await optionsToRead(tx, actor);
  const seen = await seriesWithResults(tx, centreId, within);
  const chosen = chooseSeries(seen, values["series"]?.trim());
  const [own, openings] = [actor.side === "centre", face === "page" ? await openingsOf(tx, actor) : []];
  const centre = face === "page" ? await findCentre(tx, centreId) : undefined;
  return {
    filter: chosen && { ...readFilter(asked), series: chosen.series, centreId, ...(within ? { within } : {}) },
    within,
    caption: [chosen?.title, `centre ${centreId}`, centre?.name].filter((part) => part !== undefined).join(", "),
    seriesChoices: seen.map((each) => ({ value: each.series, text: each.title })),
    hasAny: seen.length > 0,
    fileOf: own ? [] : [centreId],
    data: { own, openings, to: paths, series: chosen?.series },
  };
}

/** What the filters of an address say, without what is none. */
export function readFilter({ values, search }: Pick<ListAsked, "values" | "search">): Partial<ResultFilter> {
  const fields = {
    option: readCode(values["option"]),
    family: readCode(values["family"]),
    kind: readCode(values["kind"]),
    grade: readSearch(values["grade"]),
    search: readSearch(search),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
