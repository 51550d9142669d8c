import { makeFault, type Fault } from "../faults.ts";
import { isResultType } from "../grades-block.ts";
import { slots, type ForecastRecord, type MarkRecord } from "../layouts/candidate-records.ts";
import type { CandidateRecord, EntryRecord, ResultRecord } from "./records.ts";

const optionCode = /^[A-Z0-9][A-Z0-9/*.-]{0,5}$/;

/** The options that a record makes use of: its used slots, or its one option. */
export function optionCodesOf(record: CandidateRecord): readonly string[] {
  switch (record.type) {
    case "A":
    case "E":
      return record.slots.map((slot) => slot.option);
    case "R":
      return [record.resultOption];
    case "F":
    case "M":
      return [record.option];
  }
}

/** Checks what a record says of options; `listed` is what earlier records said of the candidate, and is added to. */
export function checkOptions(record: CandidateRecord, text: string, line: number, listed: string[]): Fault[] {
  switch (record.type) {
    case "A":
    case "E":
      return checkSlots(record, text, line, listed);
    case "R":
      return [...checkCode(record.resultOption, line, 83), ...checkCode(record.entryOption, line, 89),
        ...checkResult(record, line), ...checkRepeated(record.resultOption, line, 83, listed)];
    case "F":
      return [...checkCode(record.option, line, 66), ...checkForecast(record, line),
        ...checkRepeated(record.option, line, 66, listed)];
    case "M":
      return [...checkCode(record.option, line, 66), ...checkMark(record, text, line),
        ...checkRepeated(`${record.option} ${record.component}`, line, 66, listed)];
  }
}

function checkSlots(record: EntryRecord, text: string, line: number, listed: string[]): Fault[] {
  const faults: Fault[] = [];
  if (record.slots.length === 0) return [makeFault("options-absent", line, slots.at)];
  let used = 0;
  for (let slot = 0; used < record.slots.length; slot += 1) {
    const column = slots.at + slot * slots.length;
    const option = record.slots[used]?.option ?? "";
    if (text.slice(column - 1, column - 1 + slots.codeLength).trim() === "") continue;
    if (slot > used && !faults.some((fault) => fault.slug === "slot-gap")) {
      faults.push(makeFault("slot-gap", line, column, { value: option }));
    }
    used += 1;
    faults.push(...checkCode(option, line, column));
    if (listed.includes(option)) faults.push(makeFault("option-repeated", line, column, { value: option }));
    else listed.push(option);
  }
  return faults;
}

function checkCode(option: string, line: number, column: number): Fault[] {
  return optionCode.test(option) ? [] : [makeFault("option-form", line, column, { value: option })];
}

/** `listed` holds each key as `key@line`, so that the earlier line can be named. */
function checkRepeated(key: string, line: number, column: number, listed: string[]): Fault[] {
  const earlier = listed.find((each) => each.startsWith(`${key}@`));
  if (!earlier) listed.push(`${key}@${line}`);
  return earlier ? [makeFault("record-repeated", line, column, { value: key, first: earlier.slice(key.length + 1) })] : [];
}

function checkResult(record: ResultRecord, line: number): Fault[] {
  const faults: Fault[] = [];
  if (!isResultType(record.resultType)) faults.push(makeFault("result-type-unknown", line, 95, { value: record.resultType }));
  if (!["", "A", "D"].includes(record.change)) faults.push(makeFault("change-unknown", line, 108, { value: record.change }));
  return faults;
}

function checkForecast(record: ForecastRecord, line: number): Fault[] {
  return record.firstGrade === "" ? [makeFault("forecast-absent", line, 72)] : [];
}

/** Exactly one of a mark, a grade and an absence (A or W) is given. Our own design. */
function checkMark(record: MarkRecord, text: string, line: number): Fault[] {
  const faults: Fault[] = [];
  if (record.component === "") faults.push(makeFault("code-absent", line, 72, { field: "component code" }));
  if (!["", "A", "W", "P"].includes(record.markStatus)) {
    faults.push(makeFault("mark-status-unknown", line, 89, { value: record.markStatus }));
  }
  const absent = record.markStatus === "A" || record.markStatus === "W";
  const given = [record.mark !== null, record.grade !== "", absent].filter(Boolean).length;
  if (given !== 1) faults.push(makeFault("mark-or-grade", line, text.slice(83, 86).trim() === "" ? 87 : 84));
  return faults;
}
