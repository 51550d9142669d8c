import type { Day, Pence } from "#kernel";
import { feeYearOfDay } from "../series.ts";

/** The services whose prices stand with what can be entered and with the late fees. */
export const entryServices = ["entry", "late-entry", "very-late-entry"] as const;

/** A price of a list. What it does not name (null), it is the same for. */
export type Price = {
  /** The academic year whose list it is in, by the year in which it ends. */
  readonly year: number;
  readonly service: string;
  readonly family: string | null;
  readonly series: string | null;
  readonly option: string | null;
  readonly title: string;
  readonly per: string;
  readonly fee: Pence;
};

/** What has a price: a service, or, where the price depends on it, the service for an option. */
export type PricedItem = { readonly service: string; readonly option?: string };

/**
 * What an item costs, without VAT; undefined when no list has it. A price of the series comes before one of the
 * family, and that before a general one. A price of a series holds for it on any day; another one in the year, from 1
 * August to 31 July, that the day is in. Sources: OCR, fees lists (versioned by academic year; prices by qualification
 * group and series).
 */
export function priceOf(
  prices: readonly Price[],
  item: PricedItem,
  series: string | null,
  family: string | null,
  day: Day,
): Price | undefined {
  const year = feeYearOfDay(day);
  const fits = (named: string | null, asked: string | null) => named === null || named === asked;
  return prices
    .filter(
      (price) =>
        price.service === item.service &&
        fits(price.option, item.option ?? null) &&
        fits(price.series, series) &&
        fits(price.family, family) &&
        (price.series !== null || price.year === year),
    )
    .reduce<Price | undefined>(
      (best, price) => (best && narrowness(best) >= narrowness(price) ? best : price),
      undefined,
    );
}

function narrowness({ option, series, family }: Price): number {
  return (option === null ? 0 : 4) + (series === null ? 0 : 2) + (family === null ? 0 : 1);
}
