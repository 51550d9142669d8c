import { field, letter, type RecordOf } from "./layout.ts";

export const fileLetters = ["A", "C", "D", "E", "F", "L", "M", "O", "R", "S"] as const;
/** The files made of records. Replies (X) are plain text and bundles (Z) are zip files. */
export type FileLetter = (typeof fileLetters)[number];

/** Record type 1. `centre` is a centre number, or series, year and language such as `6A26_` in files for many. */
export const fileHeader = {
  digit: "1",
  length: 26,
  fields: [
    letter(...fileLetters),
    field("centre", 3, 5, "text"),
    field("awardingBody", 8, 2, "digits"),
    field("series", 10, 2, "text"),
    field("year", 12, 2, "digits"),
    field("distribution", 14, 1, "text"),
    field("software", 15, 7, "text"),
    field("softwareVersion", 22, 3, "text"),
    field("version", 25, 2, "text"),
  ],
} as const;

/** Record type 3. `sequence` numbers the file; `postcode` is blank in files for many. */
export const centreHeader = {
  digit: "3",
  length: 24,
  fields: [
    letter(...fileLetters),
    field("centre", 3, 5, "text"),
    field("awardingBody", 8, 2, "digits"),
    field("series", 10, 2, "text"),
    field("year", 12, 2, "digits"),
    field("sequence", 14, 3, "digits"),
    field("postcode", 17, 8, "text"),
  ],
} as const;

/** Record type 7. `records` counts the data records, the centre header and this trailer. */
export const centreTrailer = {
  digit: "7",
  length: 20,
  fields: [
    letter(...fileLetters),
    field("centre", 3, 5, "text"),
    field("records", 8, 7, "number"),
    field("madeOn", 15, 6, "day"),
  ],
} as const;

/** Record type 9. `records` counts every record of the file, itself included. */
export const fileTrailer = {
  digit: "9",
  length: 21,
  fields: [
    letter(...fileLetters),
    field("centre", 3, 5, "text"),
    field("records", 8, 7, "number"),
    field("centres", 15, 7, "number"),
  ],
} as const;

export type FileHeader = RecordOf<typeof fileHeader>;
export type CentreHeader = RecordOf<typeof centreHeader>;
export type CentreTrailer = RecordOf<typeof centreTrailer>;
export type FileTrailer = RecordOf<typeof fileTrailer>;
