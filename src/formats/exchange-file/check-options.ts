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

/** What a record is about besides its candidate, and may be about only once. */
export function optionKeys(record: CandidateRecord): readonly string[] {
  switch (record.type) {
    case "A":
    case "E":
      return record.slots.map((slot) => slot.option);
    case "R":
      return [record.resultOption];
    case "F":
      return [record.option];
    case "M":
      return [`${record.option} ${record.component}`];
  }
}

/** The keys that earlier records of the candidate had, and their lines; undefined for the first record. */
type EarlierKeys = Map<string, number> | undefined;

/** Checks what a record says of options; its keys are added to those of earlier records. */
export function checkOptions(record: CandidateRecord, text: string, line: number, keys: EarlierKeys, say: Say): void {
  switch (record.type) {
    case "A":
    case "E":
      return checkSlots(record, text, line, keys, say);
    case "R":
      checkCode(record.resultOption, line, 83, say);
      checkCode(record.entryOption, line, 89, say);
      checkResult(record, line, say);
      return checkRepeated(record, line, 83, keys, say);
    case "F":
      checkCode(record.option, line, 66, say);
      if (record.firstGrade === "") say(makeFault("forecast-absent", line, 72));
      return checkRepeated(record, line, 66, keys, say);
    case "M":
      checkCode(record.option, line, 66, say);
      checkMark(record, text, line, say);
      return checkRepeated(record, line, 66, keys, say);
  }
}

function checkSlots(record: EntryRecord, text: string, line: number, keys: EarlierKeys, say: Say): void {
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
    checkCode(option, line, column, say);
    if (keys?.has(option) || isEarlierSlot(record, used)) {
      say(makeFault("option-repeated", line, column, { value: option }));
    }
    keys?.set(option, line);
    used += 1;
  }
}

function isEarlierSlot(record: EntryRecord, slot: number): boolean {
  for (let at = 0; at < slot; at += 1) if (record.slots[at]?.option === record.slots[slot]?.option) return true;
  return false;
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

function checkRepeated(record: CandidateRecord, line: number, column: number, keys: EarlierKeys, say: Say): void {
  if (!keys) return;
  for (const key of optionKeys(record)) {
    const first = keys.get(key);
    if (first === undefined) keys.set(key, line);
    else say(makeFault("record-repeated", line, column, { value: key, first }));
  }
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
