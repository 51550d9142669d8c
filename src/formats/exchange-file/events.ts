import type { Fault } from "../faults.ts";
import type { CentreHeader, CentreTrailer, FileHeader, FileLetter, FileTrailer } from "../layouts/envelope.ts";
import type { ExchangeRecord } from "./records.ts";

/** What a reader of an exchange file comes across, in the order of the file. `summary` is always the last. */
export type ExchangeEvent =
  | { readonly kind: "header"; readonly line: number; readonly header: FileHeader }
  | { readonly kind: "centre"; readonly line: number; readonly centre: CentreHeader }
  | { readonly kind: "record"; readonly line: number; readonly record: ExchangeRecord }
  | { readonly kind: "centre-end"; readonly line: number; readonly trailer: CentreTrailer }
  | { readonly kind: "end"; readonly line: number; readonly trailer: FileTrailer }
  | { readonly kind: "fault"; readonly fault: Fault }
  | { readonly kind: "summary"; readonly summary: FileSummary };

export type FileSummary = {
  readonly type: FileLetter | null;
  /** No errors: the file may be used. */
  readonly accepted: boolean;
  /** Data records (type 5). */
  readonly records: number;
  /** Different candidate numbers in their centres; 0 for basedata. */
  readonly candidates: number;
  /** Used option slots; for results, forecasts and marks one for each record. */
  readonly entries: number;
  readonly errors: number;
  readonly warnings: number;
};
