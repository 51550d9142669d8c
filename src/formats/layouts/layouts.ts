import {
  componentLayout,
  linkLayout,
  optionLayout,
  optionLayout12,
  pairLayout,
  syllabusLayout,
} from "./basedata-records.ts";
import { entryLayout, forecastLayout, markLayout, resultLayout } from "./candidate-records.ts";
import { fileLetters, type FileLetter } from "./envelope.ts";
import type { Layout } from "./layout.ts";

/** The formats version that marks a file whose data records are our own design. */
export const ownVersion = "P1";

const published = ["12", "13", "14"] as const;

/**
 * The layouts of data records by file type and formats version: the versions that readers accept, the one written last.
 */
const layouts: Readonly<Record<FileLetter, Readonly<Record<string, Layout>>>> = {
  A: { "14": entryLayout },
  E: { "14": entryLayout },
  S: everyVersion(syllabusLayout),
  O: { "12": optionLayout12, "13": optionLayout, "14": optionLayout },
  C: everyVersion(componentLayout),
  L: everyVersion(linkLayout),
  D: { [ownVersion]: pairLayout },
  F: { [ownVersion]: forecastLayout },
  M: { [ownVersion]: markLayout },
  R: { [ownVersion]: resultLayout },
};

/** The layout of the data records of a file, which also gives the length of all its records. */
export function findLayout(type: FileLetter, version: string): Layout | undefined {
  return Object.hasOwn(layouts[type], version) ? layouts[type][version] : undefined;
}

/** The versions known for a file type, oldest first. */
export function versionsOf(type: FileLetter): readonly string[] {
  return Object.keys(layouts[type]);
}

/** The version that files of a type are written in. */
export function versionWritten(type: FileLetter): string {
  return versionsOf(type).at(-1) ?? ownVersion;
}

export function isFileLetter(text: string): text is FileLetter {
  return fileLetters.some((each) => each === text);
}

function everyVersion(layout: Layout): Readonly<Record<string, Layout>> {
  return Object.fromEntries(published.map((version) => [version, layout]));
}
