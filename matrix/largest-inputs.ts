import { Readable } from "node:stream";
import { sampleFile, sampleRecord } from "../src/admit/entries/sample-files.ts";
import { writeExchangeFile } from "#formats/exchange-file";
import type { Limits } from "../src/platform/web/size-limits.ts";

/** Something of the largest size that a route takes, which costs a careless reader the most. */
export type LargestInput = { readonly what: string; readonly type: string; readonly body: () => Readable };

const form = "application/x-www-form-urlencoded";

/** Forms and JSON of the largest size that are refused, or cost the most, before a route reads them. */
export function largestBodies(limits: Limits): readonly LargestInput[] {
  const { form: bytes, files, json, values } = limits;
  return [
    ...partsOf({
      "parts of nothing": repeat("--zz\r\n\r\n\r\n", files + bytes),
      "parts with a heading": repeat("--zz\r\na:b\r\n\r\n\r\n", files + bytes),
      "what is nearly a part": repeat("\r\n--zy", files + bytes),
    }),
    ...formsOf({
      "more fields than it takes": repeat("&", bytes),
      "signs that have to be decoded": `a=${repeat("%0a", bytes - 2)}`,
    }),
    ...textsOf({
      "lists within lists": repeat("[", json / 2) + repeat("]", json / 2),
      "objects within objects": repeat('{"a":', json),
      "more values than it takes": `[${repeat("1,", json - 4)}1]`,
      "as many values as it takes": `[${repeat("1,", Math.min(json - 4, 2 * values - 8))}1]`,
      "a text that never ends": `"${repeat("x", json - 2)}`,
      backslashes: `"${repeat("\\\\", json - 2)}"`,
    }),
  ];
}

/** Forms of the largest size that a route has to read itself. */
export function largestForms({ form: bytes, fields }: Limits): readonly LargestInput[] {
  const names = Array.from({ length: Math.min(fields, Math.floor(bytes / 12)) }, (_, at) => `a${at}=1`);
  return formsOf({ "as many fields as it takes": names.join("&"), "one long value": `a=${repeat("x", bytes - 2)}` });
}

/** JSON of the largest size that a route has to read itself. */
export function largestTexts({ json, values }: Limits): readonly LargestInput[] {
  return textsOf({
    "one long text": `{"csv":"${repeat("x", json - 12)}"}`,
    "rows of nothing": `{"marks":[${repeat("{},", Math.min(json - 30, 3 * (values / 2 - 5)))}{}]}`,
    "rows of lists": `{"marks":[${repeat('{"mark":[[]]},', Math.min(json - 30, 2 * values))}{}]}`,
    "a table of commas": JSON.stringify({ csv: repeat(",\n", json / 2 - 20) }),
  });
}

function repeat(text: string, most: number): string {
  return text.repeat(Math.floor(most / text.length));
}

function partsOf(forms: Readonly<Record<string, string>>): readonly LargestInput[] {
  const type = "multipart/form-data; boundary=zz";
  return Object.entries(forms).map(([what, text]) => ({
    what: `a form with files: ${what}`,
    type,
    body: streamed(text),
  }));
}

function formsOf(forms: Readonly<Record<string, string>>): readonly LargestInput[] {
  return Object.entries(forms).map(([what, text]) => ({ what: `a form: ${what}`, type: form, body: streamed(text) }));
}

function textsOf(texts: Readonly<Record<string, string>>): readonly LargestInput[] {
  const type = "application/json";
  return Object.entries(texts).map(([what, text]) => ({ what: `JSON: ${what}`, type, body: streamed(text) }));
}

/** Files of the largest size, for a receiver of tables with this heading or of files of records. */
export function largestFiles(bytes: number, heading: string): Readonly<Record<string, Buffer>> {
  const width = heading.split(",").length;
  const under = (line: string) => Buffer.alloc(bytes, line).fill(`${heading}\n`, 0, heading.length + 1);
  const row = `${Array.from({ length: width }, () => "1").join(",")}\n`;
  return {
    commas: Buffer.alloc(bytes, ","),
    "stripes that the first line calls separators": Buffer.alloc(bytes, "|").fill("sep=|\n", 0, 6),
    "wide lines of stripes": Buffer.alloc(bytes, `${"|".repeat(5_000)}1\n`).fill("sep=|\n", 0, 6),
    "line ends": Buffer.alloc(bytes, "\n"),
    "line ends of two characters": Buffer.alloc(bytes, "\r\n"),
    "one endless line": Buffer.alloc(bytes, "x"),
    NULs: Buffer.alloc(bytes),
    "what is not UTF-8, at the end": Buffer.alloc(bytes, "é").fill(0xff, bytes - 1),
    "rows of the right width": under(row),
    "rows in quotation marks": under(row.replaceAll("1", '"1"')),
    "a quotation mark that never closes": under(row).fill('"', heading.length + 1, heading.length + 2),
    "a quotation mark in each line": under(`"${row}`),
    "quotation marks within quotation marks": under(`"${'""'.repeat(40_000)}"\n`),
    "wide cells": under(`${"x".repeat(90_000)}\n`),
    "short lines": under("1\n"),
    "empty cells in quotation marks": under('"",""\n'),
    "empty rows and then one that is not": under(`${",".repeat(width - 1)}\n`).fill("1", bytes - 1),
  };
}

/** Files of records of the largest size: a sound header, then what is repeated to the end. */
export function largestRecords(letter: "E" | "M", bytes: number, own: string): Readonly<Record<string, Buffer>> {
  const about = {
    type: letter,
    awardingBody: "90",
    series: "6A",
    year: "26",
    distribution: "S",
    software: "TEST",
    softwareVersion: "001",
    madeOn: "2026-02-09",
  } as const;
  const sound = Buffer.from(
    writeExchangeFile({ ...about, centre: own }, { ...about, centre: own, sequence: 1, records: [] }).bytes,
  ).toString("latin1");
  const [header = "", centre = ""] = sound.split(/(?<=\r\n)/);
  const record = (at: number) =>
    `${letter}5C${own}${String((at % 9_998) + 1).padStart(4, "0")}`.padEnd(header.length - 2, "X").concat("\r\n");
  const under = (text: string) =>
    Buffer.alloc(bytes, text).fill(header + centre, 0, header.length + centre.length, "latin1");
  return {
    "line ends under a header": under("\r\n"),
    "records of no candidate": under(Array.from({ length: 50 }, (_, at) => record(at)).join("")),
    "the header again and again": under(header),
    "centres without candidates": under(centre),
    "bytes of Windows under a header": under(
      `${letter}5C${own}0001`.padEnd(header.length - 2, "\u00e9").concat("\r\n"),
    ),
    "one endless line under a header": under("x"),
    "line ends": Buffer.alloc(bytes, "\n"),
    "one endless line": Buffer.alloc(bytes, letter),
    NULs: Buffer.alloc(bytes),
    ...(letter === "E" ? { "one candidate with 24,000 options": Buffer.from(manyOptions(own)) } : {}),
  };
}

function manyOptions(centre: string): Uint8Array {
  const code = (at: number) => (at === 0 ? "J277" : `X${at.toString(36).padStart(4, "0").toUpperCase()}`);
  const records = Array.from({ length: 2_000 }, (_, at) =>
    sampleRecord({ number: 1, centre, options: Array.from({ length: 12 }, (_each, slot) => code(12 * at + slot)) }),
  );
  return sampleFile({ centre, sequence: 90, records }).bytes;
}

/** In pieces, as a connection would bring it. */
export function streamed(text: string | Buffer): () => Readable {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return () =>
    Readable.from(
      (function* () {
        for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
      })(),
    );
}
