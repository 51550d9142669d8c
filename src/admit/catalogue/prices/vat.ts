import type { Day } from "#kernel";
import type { CatalogueRow } from "../catalogue.ts";

export type VatRate = Pick<CatalogueRow<"vat_rates">, "service" | "from_day" | "treatment" | "percent">;

/** How a service is taxed on a day: by its own latest row, or else by that of every service; undefined without one. */
export function vatOf(rates: readonly VatRate[], service: string, day: Day): VatRate | undefined {
  const begun = rates.filter((rate) => rate.from_day <= day);
  const latest = (of: string | null) =>
    begun
      .filter((rate) => rate.service === of)
      .reduce<VatRate | undefined>((best, rate) => (best && best.from_day >= rate.from_day ? best : rate), undefined);
  return latest(service) ?? latest(null);
}
