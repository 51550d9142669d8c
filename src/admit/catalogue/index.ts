/** Qualifications, units, components, rules of combination, series, key dates and fees: what the board offers. */

export { catalogueFiles, type CatalogueFile } from "./files.ts";
export type { Catalogue, CatalogueColumn, CatalogueRow } from "./catalogue.ts";
export { catalogueFacts, maxWeightedMark, optionsOfUnit, ranksOf, type CatalogueFacts } from "./facts.ts";
export { academicYearOf, compareSeries, formatAcademicYear, type AcademicYear } from "./series.ts";
export { describeOption, findBar, findFamily, findSuite, isOffered, optionsOffered } from "./options.ts";
export { hasCatalogue } from "./has-catalogue.ts";
export { optionsFor } from "./options-for.ts";
export { deadlineStageAt, findKeyDate, type DeadlineStage, type KeyDateKind } from "./deadlines.ts";
export { readCatalogue, type CatalogueBytes } from "./read-catalogue/read-catalogue.ts";
export { readCatalogueFolder } from "./read-catalogue/read-folder.ts";
export { boundariesNotYetSet, type NotYetSet } from "./read-catalogue/boundaries-not-set.ts";
export { basedataOf, type BasedataRecords } from "./basedata/basedata.ts";
export { storedCatalogue } from "./read-stored-catalogue.ts";
export { loadCatalogue } from "./load-catalogue/load-catalogue.ts";
export { loadDemoCatalogue } from "./load-catalogue/load-demo-catalogue.ts";
export { writeCatalogue } from "./write-catalogue.ts";
