import { join } from "node:path";
import nunjucks from "nunjucks";
import { formatDay, formatInstant, formatMoney, fullName, shortInstant } from "#kernel";
import { paths } from "../paths.ts";

const sourceFolder = join(import.meta.dirname, "../..");
const govukFolder = join(sourceFolder, "../node_modules/govuk-frontend/dist");

const environment = new nunjucks.Environment(
  new nunjucks.FileSystemLoader([sourceFolder, govukFolder], { noCache: false }),
  { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true },
);
environment.addFilter("money", (pence: number) => formatMoney(pence));
environment.addFilter("day", (day: string | null) => (day ? formatDay(day) : ""));
environment.addFilter("instant", (at: string | null) => (at ? formatInstant(Temporal.Instant.from(at)) : ""));
environment.addFilter("when", (at: string | null) => (at ? whenMarkup(at) : ""));
environment.addFilter("name", (person: { readonly surname: string; readonly forenames: string }) => fullName(person));
environment.addFilter("contactable", (text: string | null) => contactMarkup(text ?? ""));
environment.addFilter("count", (value: number) => formatCount(value));

/** Renders a template under src/ with everything escaped. */
export function renderPage(template: string, data: object): string {
  return environment.render(template, data);
}

/** An instant for the column of a table: its day and its time stay whole, each on one line. */
function whenMarkup(at: string): nunjucks.runtime.SafeString {
  const { day, time } = shortInstant(Temporal.Instant.from(at));
  const instant = Temporal.Instant.from(at).toString();
  const markup = `<time class="acc-when" datetime="${instant}"><span>${day},</span> <span>${time}</span></time>`;
  return new nunjucks.runtime.SafeString(markup);
}

/** A sentence in which "contact the board" leads to how. Everything else of it is escaped. */
function contactMarkup(text: string): nunjucks.runtime.SafeString {
  const link = `<a class="govuk-link" href="${paths.contact()}">$1</a>`;
  return new nunjucks.runtime.SafeString(
    String(environment.getFilter("escape")(text)).replaceAll(/(\bcontact the board\b)/gi, link),
  );
}

/** 12345 as `12,345`. */
export function formatCount(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
