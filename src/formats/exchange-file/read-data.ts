import { makeFault, type Fault, type Say } from "../faults.ts";
import { isResultType } from "../grades-block.ts";
import type { FileHeader } from "../layouts/envelope.ts";
import { candidateChecks } from "./check-candidates.ts";
import { fieldFaults } from "./check-envelope.ts";
import { findRecord, type ExchangeRecord } from "./records.ts";
import type { ReaderState } from "./reader-state.ts";

/** Reads a data record (type 5), checks it, and hands it on when its fields are sound. */
export function readData(state: ReaderState, header: FileHeader, text: string, say: Say): void {
  if (!state.layout) return;
  const faults = fieldFaults(state.layout, text, state.line);
  for (const fault of faults) say(fault);
  if (faults.length > 0) return;
  const record = findRecord(header.type, header.version, text);
  if (!record) return say(gradesFault(text, state.line));
  checkRecord(state, header, record, text, say);
  state.emit({ kind: "record", line: state.line, record });
}

function checkRecord(state: ReaderState, header: FileHeader, record: ExchangeRecord, text: string, say: Say): void {
  switch (record.type) {
    case "A":
    case "E":
    case "R":
    case "F":
    case "M":
      state.checks ??= candidateChecks(header, say);
      return state.checks.check(record, text, state.line);
    case "S":
    case "O":
    case "C":
    case "L":
    case "D":
      for (const fault of state.checkBasedata(record, state.line)) say(fault);
  }
}

function gradesFault(text: string, line: number): Fault {
  const type = text.charAt(94);
  if (!isResultType(type)) return makeFault("result-type-unknown", line, 95, { value: type });
  return makeFault("grades-form", line, 96, { value: text.slice(95, 107), type });
}
