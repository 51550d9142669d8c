import type { CatalogueRow } from "../catalogue.ts";
import { findFamily } from "../options.ts";
import {
  keyDateMissing,
  keyDatesDiffer,
  keyDatesOutOfOrder,
  openEntriesWithDeadline,
  seriesCodeMismatch,
  seriesMonthInvalid,
} from "./figure-refusals.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";

/** A series code begins with its month and ends with its year (JCQ formats, series codes). */
export const seriesCodesTellTheDate: CatalogueRule = ({ catalogue }) =>
  catalogue.series.flatMap((row) => seriesFaults(row));

/** Dates of a series and family are in order, and none that an offered option needs is missing. */
export const keyDatesAreInOrder: CatalogueRule = (facts) => {
  const byFamily = Map.groupBy(facts.catalogue.key_dates, (row) => `${row.series} ${row.family}`);
  const open = new Set(facts.catalogue.families.filter(({ embargoed }) => !embargoed).map(({ family }) => family));
  return [...byFamily.values()].flatMap((rows) => orderFaults(rows, open.has(rows[0]?.family ?? "")));
};

const dateOrder = [
  ["final-entries", "late-entries"],
  ["late-entries", "last-amendment"],
  ["last-amendment", "release-centres"],
  ["open-entries", "release-centres"],
  ["refund-until", "release-centres"],
  ["marks-due", "release-centres"],
  ["marks-due-upload", "release-centres"],
  ["marks-due-post", "release-centres"],
  ["marks-due-visit", "release-centres"],
  ["release-centres", "release-candidates"],
] as const;

/** Where entries are taken on any day there are no deadlines for them and no late fees. */
export const openEntriesHaveNoDeadlines: CatalogueRule = ({ catalogue }) => {
  const open = new Set(
    catalogue.key_dates.filter((row) => row.kind === "open-entries").map((row) => `${row.series} ${row.family}`),
  );
  const isOpen = ({ series, family }: { series: string; family: string }): boolean => open.has(`${series} ${family}`);
  const refusal = ({ series, family }: { series: string; family: string }, what: string) =>
    openEntriesWithDeadline.of({ family, series, what });
  const deadlines = new Set<string>(["final-entries", "late-entries", "last-amendment"]);
  return [
    ...catalogue.key_dates
      .filter((row) => isOpen(row) && deadlines.has(row.kind))
      .map((row) => fault("key_dates", row, "kind", refusal(row, row.kind))),
    ...catalogue.late_fees.filter(isOpen).map((row) => fault("late_fees", row, "stage", refusal(row, "late fee"))),
  ];
};

/**
 * A family with something to enter has a final date for entries, or takes them on any day, and, when embargoed, the
 * times of its release.
 */
export const keyDatesAreSet: CatalogueRule = (facts) => {
  const dates = new Set(facts.catalogue.key_dates.map((row) => `${row.series} ${row.family} ${row.kind}`));
  const asked = new Set<string>();
  return facts.catalogue.series_options.flatMap((row) => {
    const family = findFamily(facts, row.option);
    if (!family || asked.has(`${row.series} ${family.family}`)) return [];
    asked.add(`${row.series} ${family.family}`);
    const kinds = family.embargoed ? ["final-entries", "release-centres", "release-candidates"] : ["final-entries"];
    const has = (kind: string): boolean => dates.has(`${row.series} ${family.family} ${kind}`);
    return kinds
      .filter((kind) => !has(kind) && !(kind === "final-entries" && has("open-entries")))
      .map((kind) => {
        const { option, series } = row;
        const refusal = keyDateMissing.of({ option, series, family: family.family, kind });
        return fault("series_options", row, "option", refusal);
      });
  });
};

function seriesFaults(row: CatalogueRow<"series">): Fault[] {
  const expected = `${row.month.toString(16).toUpperCase()}?${String(row.year % 100).padStart(2, "0")}`;
  if (row.month > 12 || row.month < 1) {
    return [fault("series", row, "month", seriesMonthInvalid.of())];
  }
  if (`${row.series.slice(0, 1)}?${row.series.slice(2)}` === expected) return [];
  const { series, month, year } = row;
  return [fault("series", row, "series", seriesCodeMismatch.of({ series, expected, month, year }))];
}

/** Source: OCR, Cambridge Technicals results 2024: without an embargo, candidates see results when centres do. */
function orderFaults(rows: readonly CatalogueRow<"key_dates">[], isOpen: boolean): Fault[] {
  return dateOrder.flatMap(([earlier, later]) => {
    const [before, after] = [earlier, later].map((kind) => rows.find((row) => row.kind === kind));
    if (!before || !after) return [];
    if (isOpen && later === "release-candidates") {
      const { family } = after;
      const refusal = keyDatesDiffer.of({ family, centres: before.at, candidates: after.at });
      return before.at === after.at ? [] : [fault("key_dates", after, "at", refusal)];
    }
    if (before.at < after.at) return [];
    const refusal = keyDatesOutOfOrder.of({ later, laterAt: after.at, earlier, earlierAt: before.at });
    return [fault("key_dates", after, "at", refusal)];
  });
}
