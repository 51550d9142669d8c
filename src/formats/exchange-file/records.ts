import { renderGradesBlock, findGradesBlock, isResultType, type GradesBlock } from "../grades-block.ts";
import type {
  ComponentRecord,
  LinkRecord,
  OptionRecord,
  PairRecord,
  SyllabusRecord,
} from "../layouts/basedata-records.ts";
import {
  entryLayout,
  forecastLayout,
  markLayout,
  resultLayout,
  type EntryRecord,
  type ForecastRecord,
  type MarkRecord,
  type ResultLine,
} from "../layouts/candidate-records.ts";
import {
  componentLayout,
  linkLayout,
  optionLayout,
  optionLayout12,
  pairLayout,
  syllabusLayout,
} from "../layouts/basedata-records.ts";
import type { FileLetter } from "../layouts/envelope.ts";
import { readRecord } from "../layouts/read-record.ts";
import { renderRecord } from "../layouts/render-record.ts";

/** R5: one result of a candidate. `change`: blank first issue, A amended, D withdrawn. */
export type ResultRecord = Omit<ResultLine, "grades"> & { readonly grades: GradesBlock };

export type CandidateRecord = EntryRecord | ResultRecord | ForecastRecord | MarkRecord;
export type BasedataRecord = SyllabusRecord | OptionRecord | ComponentRecord | LinkRecord | PairRecord;
/** Any data record; `type` is the letter of its file. */
export type ExchangeRecord = CandidateRecord | BasedataRecord;

/**
 * Reads a data record from a line that is long enough and whose fields are sound. Undefined when the grades block of a
 * result does not fit its result type.
 */
export function findRecord(type: FileLetter, version: string, line: string): ExchangeRecord | undefined {
  switch (type) {
    case "A":
    case "E":
      return readRecord(entryLayout, line);
    case "R":
      return findResult(readRecord(resultLayout, line));
    case "F":
      return readRecord(forecastLayout, line);
    case "M":
      return readRecord(markLayout, line);
    case "S":
      return readRecord(syllabusLayout, line);
    case "O":
      return version === "12" ? readRecord(optionLayout12, line) : readRecord(optionLayout, line);
    case "C":
      return readRecord(componentLayout, line);
    case "L":
      return readRecord(linkLayout, line);
    case "D":
      return readRecord(pairLayout, line);
  }
}

/** Writes a data record, without line end. Throws when a value does not fit its field. */
export function renderExchangeRecord(record: ExchangeRecord, version: string): string {
  switch (record.type) {
    case "A":
    case "E":
      return renderRecord(entryLayout, record);
    case "R":
      if (!isResultType(record.resultType)) throw new RangeError(`Result type ${record.resultType} is not known.`);
      return renderRecord(resultLayout, { ...record, grades: renderGradesBlock(record.resultType, record.grades) });
    case "F":
      return renderRecord(forecastLayout, record);
    case "M":
      return renderRecord(markLayout, record);
    case "S":
      return renderRecord(syllabusLayout, record);
    case "O":
      return version === "12" ? renderRecord(optionLayout12, record) : renderRecord(optionLayout, record);
    case "C":
      return renderRecord(componentLayout, record);
    case "L":
      return renderRecord(linkLayout, record);
    case "D":
      return renderRecord(pairLayout, record);
  }
}

function findResult(line: ResultLine): ResultRecord | undefined {
  const grades = isResultType(line.resultType) ? findGradesBlock(line.resultType, line.grades) : undefined;
  return grades && { ...line, grades };
}
