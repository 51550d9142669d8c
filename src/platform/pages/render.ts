import { join } from "node:path";
import nunjucks from "nunjucks";
import { formatDay, formatInstant, formatMoney } from "#kernel";

const sourceFolder = join(import.meta.dirname, "../..");
const govukFolder = join(sourceFolder, "../node_modules/govuk-frontend/dist");

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([sourceFolder, govukFolder], { noCache: false }),
  { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
);
environment.addFilter("money", (pence: number) => formatMoney(pence));
environment.addFilter("day", (day: string | null) => (day ? formatDay(day) : ""));
environment.addFilter("instant", (at: string | null) => (at ? formatInstant(Temporal.Instant.from(at)) : ""));
environment.addFilter("count", (value: number) => formatCount(value));

/** Renders a template under src/ with everything escaped. */
export function renderPage(template: string, data: object): string {
  return environment.render(template, data);
}

/** 12345 as `12,345`. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
