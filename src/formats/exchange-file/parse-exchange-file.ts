import type { Fault } from "../faults.ts";
import type { CentreHeader, CentreTrailer, FileHeader } from "../layouts/envelope.ts";
import type { FileSummary } from "./events.ts";
import { exchangeReader } from "./reader.ts";
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
  const reader = exchangeReader(name);
  const [centres, faults, warnings]: [OpenCentre[], Fault[], Fault[]] = [[], [], []];
  let [header, summary]: [FileHeader | undefined, FileSummary] = [undefined, noSummary];
  for (const event of [...reader.push(bytes), ...reader.finish()]) {
    const centre = centres.at(-1);
    switch (event.kind) {
      case "header":
        header = event.header;
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
        (event.fault.severity === "error" ? faults : warnings).push(event.fault);
        break;
      case "summary":
        summary = event.summary;
        break;
      case "end":
        break;
    }
  }
  return { name, header, centres, faults, warnings, summary };
}
