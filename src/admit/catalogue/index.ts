/** Qualifications, units, components, rules of combination, series, key dates and fees: what the board offers. */

export { catalogueFiles } from "./files.ts";
export type { Catalogue, CatalogueRow } from "./catalogue.ts";
export { academicYearOf, compareSeries, seriesForm } from "./series.ts";
export { pricesOfSeries, vatRates } from "./prices/load-prices.ts";
export { type Price, priceOf } from "./prices/price.ts";
export { vatOf } from "./prices/vat.ts";
export { isInSeries } from "./basedata/component-record.ts";
export { findSeriesInHand } from "./series-in-hand.ts";
export { hasCatalogue } from "./has-catalogue.ts";
export { optionsFor } from "./options-for.ts";
export { deadlineStageAt, findKeyDate, type DeadlineStage, type KeyDateKind } from "./deadlines.ts";
export { readCatalogue } from "./read-catalogue/read-catalogue.ts";
export { readCatalogueFolder } from "./read-catalogue/read-folder.ts";
export { storedCatalogue } from "./read-stored-catalogue.ts";
export { loadCatalogue } from "./load-catalogue/load-catalogue.ts";
export { writeCatalogue } from "./write-catalogue.ts";
