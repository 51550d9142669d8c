import type { Day } from "#kernel";
import { strToU8, unzipSync, zipSync } from "fflate";
import { makeFault, type Fault } from "../faults.ts";
import { seriesMark } from "../file-name.ts";
import { parseExchangeFile, type ParsedFile } from "../exchange-file/parse-exchange-file.ts";
import { writeExchangeFile } from "../exchange-file/writer.ts";
import { type BasedataRecord } from "../exchange-file/records.ts";
import {
  type ComponentRecord,
  type LinkRecord,
  type OptionRecord,
  type PairRecord,
  type SyllabusRecord,
} from "../layouts/basedata-records.ts";
import { checkLinks } from "./check-links.ts";

/** All that a series offers, as centres download it. */
export type Basedata = {
  readonly syllabuses: readonly SyllabusRecord[];
  readonly options: readonly OptionRecord[];
  readonly components: readonly ComponentRecord[];
  readonly links: readonly LinkRecord[];
  readonly pairs: readonly PairRecord[];
};

export type BundleAbout = {
  readonly awardingBody: string;
  readonly series: string;
  readonly year: string;
  readonly language?: "_" | "B" | "C";
  /** Raised with each issue of the series; the names inside end in its last two digits. */
  readonly sequence: number;
  readonly software: string;
  readonly softwareVersion: string;
  readonly madeOn: Day;
};

/** No file inside a bundle may be larger than this when unpacked. */
const innerMax = 64 * 1024 * 1024;
/** Every bundle says the same time, so that the same basedata give the same bytes. fflate reads it as local time. */
const fixedTime = "2000-01-01T00:00:00";

/**
 * Packs the basedata of a series: S, O, C and L files, a D file when there are barred pairs, and a readme, in a zip
 * file named like `Z6A26_90.zip`. The same basedata always give the same bytes.
 */
export function writeBasedataBundle(about: BundleAbout, basedata: Basedata): { name: string; bytes: Uint8Array } {
  const mark = seriesMark(about.series, about.year, about.language);
  const parts: (readonly [BasedataRecord["type"], readonly BasedataRecord[]])[] = [
    ["S", basedata.syllabuses],
    ["O", basedata.options],
    ["C", basedata.components],
    ["L", basedata.links],
  ];
  if (basedata.pairs.length > 0) parts.push(["D", basedata.pairs]);
  const inner: Record<string, Uint8Array> = {};
  for (const [type, records] of parts) {
    const file = writeExchangeFile(
      { ...about, type, centre: mark, distribution: "B" },
      { ...about, centre: mark, records },
    );
    inner[file.name] = file.bytes;
  }
  inner["Readme.txt"] = strToU8(readme(about));
  return { name: `Z${mark}${about.awardingBody}.zip`, bytes: zipSync(inner, { level: 9, mtime: fixedTime }) };
}

function readme(about: BundleAbout): string {
  const lines = [
    `Basedata of series ${about.series} of 20${about.year}, awarding body ${about.awardingBody}.`,
    `Issue ${about.sequence}, made on ${about.madeOn}.`,
    "Load the syllabus (S), option (O), component (C) and link (L) files in that order.",
    "A D file, when there is one, lists options that may not be entered together.",
  ];
  return lines.map((line) => `${line}\r\n`).join("");
}

/** A bundle read: `basedata` only when every file in it was accepted and they agree with each other. */
export type ReadBundle = {
  readonly files: readonly ParsedFile[];
  readonly faults: readonly Fault[];
  readonly basedata: Basedata | undefined;
};

/** Reads a bundle. S, O, C and L files are needed, a D file may be there, anything else inside is passed over. */
export function readBasedataBundle(bytes: Uint8Array): ReadBundle {
  const faults: Fault[] = [];
  const files = unpack(bytes, faults).map(([name, content]) => parseExchangeFile(name, content));
  const records = files.flatMap((file) => file.centres.flatMap((centre) => centre.records));
  for (const letter of ["S", "O", "C", "L"]) {
    const there = files.some((file) => file.header?.type === letter);
    if (files.length > 0 && !there) faults.push(makeFault("bundle-file-missing", 0, 0, { value: letter }));
  }
  const basedata: Basedata = {
    syllabuses: records.filter((record) => record.type === "S"),
    options: records.filter((record) => record.type === "O"),
    components: records.filter((record) => record.type === "C"),
    links: records.filter((record) => record.type === "L"),
    pairs: records.filter((record) => record.type === "D"),
  };
  const sound = faults.length === 0 && files.every((file) => file.faults.length === 0);
  if (sound) faults.push(...checkLinks(basedata));
  return { files, faults, basedata: sound && faults.length === 0 ? basedata : undefined };
}

function unpack(bytes: Uint8Array, faults: Fault[]): [string, Uint8Array][] {
  const isWanted = (file: { name: string; originalSize: number }) => {
    const wanted = /^[SOCLD][^/]*\.X\d\d$/i.test(baseName(file.name));
    if (wanted && file.originalSize > innerMax) faults.push(makeFault("bundle-too-large", 0, 0, { value: file.name }));
    return wanted && file.originalSize <= innerMax;
  };
  try {
    const inner = Object.entries(unzipSync(bytes, { filter: isWanted }));
    if (inner.length === 0 && faults.length === 0)
      faults.push(makeFault("bundle-file-missing", 0, 0, { value: "S, O, C or L" }));
    return inner.map(([name, content]) => [baseName(name), content]);
  } catch {
    faults.push(makeFault("bundle-unreadable", 0, 0));
    return [];
  }
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
