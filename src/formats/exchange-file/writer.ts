import type { Day } from "#kernel";
import { writeFileName } from "../file-name.ts";
import { centreHeader, centreTrailer, fileHeader, fileTrailer, type FileLetter } from "../layouts/envelope.ts";
import { renderRecord } from "../layouts/render-record.ts";
import { findLayout, versionWritten } from "../layouts/layouts.ts";
import { renderExchangeRecord, type ExchangeRecord } from "./records.ts";

/** What a file is about. For files to many, `centre` is series, year and language; see `seriesMark`. */
export type FileAbout = {
  readonly type: FileLetter;
  readonly centre: string;
  readonly awardingBody: string;
  readonly series: string;
  /** Two digits. */
  readonly year: string;
  /** S to or from one centre, M several centres, B broadcast. */
  readonly distribution: "S" | "M" | "B";
  readonly software: string;
  readonly softwareVersion: string;
  readonly madeOn: Day;
  /** Formats version; the newest when absent. */
  readonly version?: string;
};

export type CentreSection = {
  readonly centre: string;
  /** 1 to 999; the name of a file for one centre ends in its last two digits. */
  readonly sequence: number;
  readonly postcode?: string;
  readonly records: Iterable<ExchangeRecord>;
};

const lineEnd = "\r\n";

/**
 * Writes an exchange file line by line, CR LF included, in plain ASCII: the counts are worked out on the way, so that a
 * file of any size takes no memory. Throws when a value does not fit its field or a record is of another type.
 */
export function* writeExchangeLines(about: FileAbout, centres: Iterable<CentreSection>): Generator<string, void, void> {
  const version = about.version ?? versionWritten(about.type);
  const length = findLayout(about.type, version)?.length;
  if (length === undefined) throw new RangeError(`Version ${version} is not known for files of type ${about.type}.`);
  yield renderRecord(fileHeader, { ...about, version }, length) + lineEnd;
  let [records, sections] = [1, 0];
  for (const section of centres) {
    let inCentre = 2;
    const head = {
      ...about,
      centre: section.centre,
      sequence: threeDigits(section.sequence),
      postcode: section.postcode ?? "",
    };
    yield renderRecord(centreHeader, head, length) + lineEnd;
    for (const record of section.records) {
      if (record.type !== about.type)
        throw new RangeError(`A record of type ${record.type} in a file of type ${about.type}.`);
      yield renderExchangeRecord(record, version) + lineEnd;
      inCentre += 1;
    }
    yield renderRecord(centreTrailer, { ...about, centre: section.centre, records: inCentre }, length) + lineEnd;
    records += inCentre;
    sections += 1;
  }
  yield renderRecord(fileTrailer, { ...about, records: records + 1, centres: sections }, length) + lineEnd;
}

/** Writes a file for, from or about one centre (or one broadcast) whole, with its name. */
export function writeExchangeFile(about: FileAbout, section: CentreSection): { name: string; bytes: Uint8Array } {
  const name = writeFileName(about.type, about.centre, about.awardingBody, threeDigits(section.sequence));
  const text = [...writeExchangeLines(about, [section])].join("");
  return { name, bytes: Buffer.from(text, "latin1") };
}

function threeDigits(sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > 999)
    throw new RangeError(`Sequence ${sequence} is not 1 to 999.`);
  return String(sequence).padStart(3, "0");
}
