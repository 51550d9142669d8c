import { typesettingJob, type About, type Template } from "./template.ts";
import { typeset } from "./typeset.ts";

/**
 * One document as PDF/UA-1 bytes: tagged, fonts embedded, the same bytes for the same input. It works for some
 * milliseconds without a pause: a web server asks `startDocumentWorkers` instead. Throws `DocumentFault`.
 */
export function renderDocument<Data>(template: Template<Data>, data: Data, about: About): Uint8Array {
  return renderMany(template, [data], about);
}

/**
 * Many documents of one kind in one PDF, in the order given, each with its own page numbers. It takes about 5 MB of
 * memory for each two-page document: keep to some two hundred in a file. Throws `DocumentFault`.
 */
export function renderMany<Data>(template: Template<Data>, items: readonly Data[], about: About): Uint8Array {
  return typeset(typesettingJob(template, items, about));
}
