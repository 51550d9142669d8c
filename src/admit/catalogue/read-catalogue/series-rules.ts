import type { CatalogueRow } from "../catalogue.ts";
import { findFamily } from "../options.ts";
import { fault, type CatalogueRule, type Fault } from "./fault.ts";

/** A series code begins with its month and ends with its year (exchange formats, series codes). */
export const seriesCodesTellTheDate: CatalogueRule = ({ catalogue }) =>
  catalogue.series.flatMap((row) => seriesFaults(row));

/** Dates of a series and family are in order, and none that an offered option needs is missing. */
export const keyDatesAreInOrder: CatalogueRule = (facts) => {
  const byFamily = Map.groupBy(facts.catalogue.key_dates, (row) => `${row.series} ${row.family}`);
  return [...byFamily.values()].flatMap((rows) => orderFaults(rows));
};

const dateOrder = [
  ["final-entries", "late-entries"],
  ["late-entries", "last-amendment"],
  ["last-amendment", "release-centres"],
  ["marks-due", "release-centres"],
  ["release-centres", "release-candidates"],
] as const;

/** A family with something to enter has a final date for entries and, when embargoed, the times of its release. */
export const keyDatesAreSet: CatalogueRule = (facts) => {
  const dates = new Set(facts.catalogue.key_dates.map((row) => `${row.series} ${row.family} ${row.kind}`));
  const asked = new Set<string>();
  return facts.catalogue.series_options.flatMap((row) => {
    const family = findFamily(facts, row.option);
    if (!family || asked.has(`${row.series} ${family.family}`)) return [];
    asked.add(`${row.series} ${family.family}`);
    const kinds = family.embargoed ? ["final-entries", "release-centres", "release-candidates"] : ["final-entries"];
    return kinds
      .filter((kind) => !dates.has(`${row.series} ${family.family} ${kind}`))
      .map((kind) => {
        const text = `${row.option} is offered in ${row.series}; ${family.family} has no ${kind} there. Add the date.`;
        return fault("series_options", row, "option", "key-date-missing", text);
      });
  });
};

function seriesFaults(row: CatalogueRow<"series">): Fault[] {
  const expected = `${row.month.toString(16).toUpperCase()}?${String(row.year % 100).padStart(2, "0")}`;
  if (row.month > 12 || row.month < 1) {
    return [fault("series", row, "month", "series-code-mismatch", "A month is 1 to 12.")];
  }
  if (`${row.series.slice(0, 1)}?${row.series.slice(2)}` === expected) return [];
  const text = `${row.series} should look like ${expected} for month ${row.month} of ${row.year}. Correct one.`;
  return [fault("series", row, "series", "series-code-mismatch", text)];
}

function orderFaults(rows: readonly CatalogueRow<"key_dates">[]): Fault[] {
  return dateOrder.flatMap(([earlier, later]) => {
    const [before, after] = [earlier, later].map((kind) => rows.find((row) => row.kind === kind));
    if (!before || !after || before.at < after.at) return [];
    const text = `${later} (${after.at}) must come after ${earlier} (${before.at}). Correct one of them.`;
    return [fault("key_dates", after, "at", "key-dates-out-of-order", text)];
  });
}
