import { makeFault, type Say } from "../faults.ts";
import { isResultType } from "../grades-block.ts";
import { entryLayout, type EntryRecord, type MarkRecord } from "../layouts/candidate-records.ts";
import { slotCodeLength, slotLength } from "../layouts/layout.ts";
import type { CandidateRecord, ResultRecord } from "./records.ts";

const slotsAt = entryLayout.fields.find((each) => each.name === "slots")?.at ?? 1;

/** How many options a record makes use of: its used slots, or its one option. */
export function countEntries(record: CandidateRecord): number {
  return record.type === "E" || record.type === "A" ? record.slots.length : 1;
}

/** Checks what a record says of options; `listed` is what earlier records said of the candidate, and is added to. */
export function checkOptions(record: CandidateRecord, text: string, line: number, listed: string[], say: Say): void {
  switch (record.type) {
    case "A":
    case "E":
      return checkSlots(record, text, line, listed, say);
    case "R":
      checkCode(record.resultOption, line, 83, say);
      checkCode(record.entryOption, line, 89, say);
      checkResult(record, line, say);
      return checkRepeated(record.resultOption, line, 83, listed, say);
    case "F":
      checkCode(record.option, line, 66, say);
      if (record.firstGrade === "") say(makeFault("forecast-absent", line, 72));
      return checkRepeated(record.option, line, 66, listed, say);
    case "M":
      checkCode(record.option, line, 66, say);
      checkMark(record, text, line, say);
      return checkRepeated(`${record.option} ${record.component}`, line, 66, listed, say);
  }
}

function checkSlots(record: EntryRecord, text: string, line: number, listed: string[], say: Say): void {
  if (record.slots.length === 0) return say(makeFault("options-absent", line, slotsAt));
  let [used, gapSaid] = [0, false];
  for (let slot = 0; used < record.slots.length; slot += 1) {
    const column = slotsAt + slot * slotLength;
    const { option } = record.slots[used] ?? { option: "" };
    if (isSlotBlank(text, column)) continue;
    if (slot > used && !gapSaid) {
      gapSaid = true;
      say(makeFault("slot-gap", line, column, { value: option }));
    }
    used += 1;
    checkCode(option, line, column, say);
    if (listed.includes(option)) say(makeFault("option-repeated", line, column, { value: option }));
    else listed.push(option);
  }
}

function isSlotBlank(text: string, column: number): boolean {
  for (let at = column - 1; at < column - 1 + slotCodeLength; at += 1) if (text.charCodeAt(at) !== 32) return false;
  return true;
}

function checkCode(option: string, line: number, column: number, say: Say): void {
  if (!isOptionCode(option)) say(makeFault("option-form", line, column, { value: option }));
}

/** Capital letters and digits, and after the first also `/ * . -`. */
function isOptionCode(option: string): boolean {
  for (let at = 0; at < option.length; at += 1) {
    const code = option.charCodeAt(at);
    const plain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
    if (!plain && (at === 0 || !"/*.-".includes(option.charAt(at)))) return false;
  }
  return option !== "";
}

/** `listed` holds each key as `key@line`, so that the earlier line can be named. */
function checkRepeated(key: string, line: number, column: number, listed: string[], say: Say): void {
  const earlier = listed.find((each) => each.startsWith(`${key}@`));
  if (!earlier) listed.push(`${key}@${line}`);
  else say(makeFault("record-repeated", line, column, { value: key, first: earlier.slice(key.length + 1) }));
}

function checkResult(record: ResultRecord, line: number, say: Say): void {
  if (!isResultType(record.resultType)) say(makeFault("result-type-unknown", line, 95, { value: record.resultType }));
  if (!["", "A", "D"].includes(record.change)) say(makeFault("change-unknown", line, 108, { value: record.change }));
}

/** Exactly one of a mark, a grade and an absence (A or W) is given. Our own design. */
function checkMark(record: MarkRecord, text: string, line: number, say: Say): void {
  if (record.component === "") say(makeFault("code-absent", line, 72, { field: "component code" }));
  if (!["", "A", "W", "P"].includes(record.markStatus)) {
    say(makeFault("mark-status-unknown", line, 89, { value: record.markStatus }));
  }
  const absent = record.markStatus === "A" || record.markStatus === "W";
  const given = [record.mark !== null, record.grade !== "", absent].filter(Boolean).length;
  if (given !== 1) say(makeFault("mark-or-grade", line, text.slice(83, 86).trim() === "" ? 87 : 84));
}
