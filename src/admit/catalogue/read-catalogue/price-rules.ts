import { feeYearOfSeries } from "../series.ts";
import { entryServices } from "../prices/price.ts";
import { fault, type CatalogueRule } from "./fault.ts";
import { priceElsewhere, priceYearDiffers, vatPercentWrong } from "./figure-refusals.ts";

/** The price of an entry is with what can be entered, and that of lateness with the late fees: never a second time. */
export const pricesAreInOnePlace: CatalogueRule = ({ catalogue }) =>
  catalogue.prices
    .filter(({ service }) => entryServices.some((each) => each === service))
    .map((row) => fault("prices", row, "service", priceElsewhere.of({ service: row.service })));

/** A price of one series is in the list of that series' year. Source: OCR, fees lists run from 1 August to 31 July. */
export const pricesFitTheirSeries: CatalogueRule = ({ catalogue, series }) =>
  catalogue.prices.flatMap((row) => {
    const of = series.get(row.series ?? "");
    const year = of ? feeYearOfSeries(of) : row.year;
    if (year === row.year) return [];
    return [fault("prices", row, "year", priceYearDiffers.of({ series: of?.series ?? "", year }))];
  });

/** Nothing is added where a service is exempt or zero-rated, and something is where it is taxed. */
export const vatFitsItsTreatment: CatalogueRule = ({ catalogue }) =>
  catalogue.vat_rates
    .filter(({ treatment, percent }) => (treatment === "exempt" || treatment === "zero") !== (percent === 0))
    .concat(catalogue.vat_rates.filter(({ percent }) => percent > 100))
    .map((row) => fault("vat_rates", row, "percent", vatPercentWrong.of({ treatment: row.treatment })));
