import { makeFault, type Fault } from "./faults.ts";

/**
 * The parts of a name such as `E9999990.X01`. `centre` is a centre number or, for files to many, series, year and
 * language such as `6A26_`. Source: JCQ Formats, pattern dcccccbb.Xnn; capital and small letters are the same.
 */
export type FileName = {
  readonly letter: string;
  readonly centre: string;
  readonly awardingBody: string;
  readonly sequenceEnd: string;
};

/** The name of a file; the sequence number's last two digits end it. */
export function writeFileName(letter: string, centre: string, awardingBody: string, sequence: string): string {
  return `${letter}${centre}${awardingBody}.X${sequence.slice(-2)}`;
}

/** The five characters that stand for the centre in basedata: series, two digits of the year, language. */
export function seriesMark(series: string, year: string, language: "_" | "B" | "C" = "_"): string {
  return `${series}${year}${language}`;
}

/** The name of the reply to a file. */
export function replyName(name: string): string {
  return `X${name.slice(1).toUpperCase()}`;
}

/** Reads the name of a file, without folders. Undefined when it is no such name. */
export function findFileName(name: string): FileName | undefined {
  const parts = /^([A-Z])([0-9]{5}|[1-9A-C][0-9A-Z][0-9]{2}[_BC])([0-9]{2})\.X([0-9]{2})$/.exec(name.toUpperCase());
  if (!parts) return undefined;
  const [, letter = "", centre = "", awardingBody = "", sequenceEnd = ""] = parts;
  return { letter, centre, awardingBody, sequenceEnd };
}

/** What is wrong with a name that cannot be read. */
export function nameFault(name: string): Fault {
  const better = name.replace(/( \(\d+\)|\(\d+\)|_\d+| - Copy| copy( \d+)?|\.txt|\.download)+(?=$|\.)/gi, "");
  if (better !== name && findFileName(better)) return makeFault("name-renamed", 0, 0, { name, better });
  return makeFault("name-form", 0, 0, { name });
}
