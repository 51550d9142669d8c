import type { Say } from "../faults.ts";
import { fileHeader, type CentreHeader, type FileHeader } from "../layouts/envelope.ts";
import type { Layout } from "../layouts/layout.ts";
import { basedataChecks } from "./check-basedata.ts";
import type { CandidateChecks } from "./check-candidates.ts";
import type { ExchangeEvent } from "./events.ts";

/** No more errors of one file than this are looked for: whoever corrects it has enough to do. */
export const faultsMax = 5_000;

/** What a reader knows half-way through a file. */
export type ReaderState = {
  readonly name: string;
  readonly emit: (event: ExchangeEvent) => void;
  readonly say: Say;
  readonly checkBasedata: ReturnType<typeof basedataChecks>;
  readonly centres: Set<string>;
  line: number;
  expected: "file-header" | "centre-header" | "data" | "nothing";
  /** Characters of every record; until the file header is read, those of the shortest file header. */
  length: number;
  layout: Layout | undefined;
  header: FileHeader | undefined;
  centre: CentreHeader | undefined;
  checks: CandidateChecks | undefined;
  /** Records since the centre header, itself included. */
  centreRecords: number;
  records: number;
  errors: number;
  warnings: number;
  lineEndSaid: boolean;
  tailSeen: boolean;
  stopped: boolean;
};

/** The state before the first byte. */
export function startFile(name: string, emit: (event: ExchangeEvent) => void, say: Say): ReaderState {
  return {
    name,
    emit,
    say,
    checkBasedata: basedataChecks(),
    centres: new Set(),
    line: 0,
    expected: "file-header",
    length: fileHeader.length,
    layout: undefined,
    header: undefined,
    centre: undefined,
    checks: undefined,
    centreRecords: 0,
    records: 0,
    errors: 0,
    warnings: 0,
    lineEndSaid: false,
    tailSeen: false,
    stopped: false,
  };
}
