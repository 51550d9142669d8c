import type { Day } from "#kernel";

/**
 * A kind of document: where its Typst file is, and the pure function that turns typed data into the words and figures
 * the file lays out. The file decides how a thing looks, `view` decides what it says.
 */
export type Template<Data> = {
  /** Absolute path of the `.typ` file, inside `src`. */
  readonly file: string;
  view(data: Data): Printable;
};

/** What may be handed to a Typst file: plain JSON. Every string in it is printed as it stands, never read as markup. */
export type Printable =
  | string
  | number
  | boolean
  | null
  | readonly Printable[]
  | { readonly [name: string]: Printable };

/** What a reader's software says about the file. The day is also its creation date, so that bytes do not change. */
export type About = { readonly title: string; readonly date: Day };

/** What a Typst file is compiled from; plain strings, so that it can be sent to a worker. */
export type TypesettingJob = { readonly file: string; readonly documents: string; readonly about: string };

/** The job that prints these documents, one after the other, in one file. */
export function typesettingJob<Data>(template: Template<Data>, items: readonly Data[], about: About): TypesettingJob {
  const documents = items.map((item) => template.view(item));
  return { file: template.file, documents: printableJson(documents), about: printableJson({ ...about }) };
}

function printableJson(value: Printable): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === "string" ? printableText(part) : part));
}

/**
 * Text that can be set in type: composed (NFC), line ends as `\n`, without control characters and without the
 * characters that turn the direction of writing, with which a name could be made to read as another.
 */
export function printableText(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFC")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[[\p{Cc}--\n]\p{Bidi_Control}\ufeff]/gv, "");
}
