import type { Fault } from "../faults.ts";
import type { CentreHeader, CentreTrailer, FileHeader } from "../layouts/envelope.ts";
import { finish, type Slices } from "#kernel";
import type { ExchangeEvent, FileSummary } from "./events.ts";
import { exchangeReader } from "./reader.ts";
import { faultsMax } from "./reader-state.ts";
import type { ExchangeRecord } from "./records.ts";

/** A file read whole. `faults` refuse it, `warnings` do not. */
export type ParsedFile = {
  readonly name: string;
  readonly header: FileHeader | undefined;
  readonly centres: readonly ParsedCentre[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly summary: FileSummary;
};

export type ParsedCentre = {
  readonly centreHeader: CentreHeader;
  readonly records: readonly ExchangeRecord[];
  /** `lines[i]` is the line of `records[i]`. */
  readonly lines: readonly number[];
  readonly trailer: CentreTrailer | undefined;
};

type OpenCentre = {
  centreHeader: CentreHeader;
  records: ExchangeRecord[];
  lines: number[];
  trailer: CentreTrailer | undefined;
};

const noSummary: FileSummary = {
  type: null,
  accepted: false,
  records: 0,
  candidates: 0,
  entries: 0,
  errors: 0,
  warnings: 0,
};

/** Reads a small file at once; `readExchangeFile` is for files of any size. */
export function parseExchangeFile(name: string, bytes: Uint8Array): ParsedFile {
  return finish(parseExchangeFileSliced(name, bytes));
}

/** Bytes read before others get their turn. */
const pieceBytes = 16_384;

/**
 * Reads a file in slices. No more than 5,000 warnings are kept: they do not refuse the file, and `summary` counts them
 * all.
 */
export function* parseExchangeFileSliced(name: string, bytes: Uint8Array): Slices<ParsedFile> {
  const reader = exchangeReader(name);
  const parsed: Draft = { name, header: undefined, centres: [], faults: [], warnings: [], summary: noSummary };
  for (let from = 0; from < bytes.length && !reader.isDone(); from += pieceBytes) {
    for (const event of reader.push(bytes.subarray(from, from + pieceBytes))) takeEvent(parsed, event);
    yield;
  }
  for (const event of reader.finish()) takeEvent(parsed, event);
  return parsed;
}

type Draft = {
  readonly name: string;
  header: FileHeader | undefined;
  readonly centres: OpenCentre[];
  readonly faults: Fault[];
  readonly warnings: Fault[];
  summary: FileSummary;
};

function takeEvent(parsed: Draft, event: ExchangeEvent): void {
  const { centres } = parsed;
  const centre = centres.at(-1);
  switch (event.kind) {
    case "header":
      parsed.header = event.header;
      break;
    case "centre":
      centres.push({ centreHeader: event.centre, records: [], lines: [], trailer: undefined });
      break;
    case "record":
      centre?.records.push(event.record);
      centre?.lines.push(event.line);
      break;
    case "centre-end":
      if (centre) centre.trailer = event.trailer;
      break;
    case "fault":
      if (event.fault.severity === "error") parsed.faults.push(event.fault);
      else if (parsed.warnings.length < faultsMax) parsed.warnings.push(event.fault);
      break;
    case "summary":
      parsed.summary = event.summary;
      break;
    case "end":
      break;
  }
}
