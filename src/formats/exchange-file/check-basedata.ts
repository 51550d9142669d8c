import { makeFault, type Fault } from "../faults.ts";
import type { BasedataRecord } from "./records.ts";

/** Checks basedata records against each other: codes are there and are listed once. */
export function basedataChecks(): (record: BasedataRecord, line: number) => Fault[] {
  const lines = new Map<string, number>();
  return (record, line) => {
    const faults = [...checkCodes(record, line), ...checkPair(record, line)];
    const key = keyOf(record);
    const first = lines.get(key);
    if (first === undefined) lines.set(key, line);
    else faults.push(makeFault("record-repeated", line, 3, { value: key, first }));
    return faults;
  };
}

/** What a basedata record is known by. */
export function keyOf(record: BasedataRecord): string {
  switch (record.type) {
    case "S":
      return record.syllabus;
    case "O":
      return record.option;
    case "C":
      return record.component;
    case "L":
      return `${record.option} ${record.component}`;
    case "D":
      return `${record.option} ${record.otherOption}`;
  }
}

function checkCodes(record: BasedataRecord, line: number): Fault[] {
  switch (record.type) {
    case "S":
      return blank(record.syllabus, "syllabus code", line, 3);
    case "O":
      return [...blank(record.option, "option code", line, 3), ...blank(record.syllabus, "syllabus code", line, 9)];
    case "C":
      return blank(record.component, "component code", line, 3);
    case "L":
      return [...blank(record.option, "option code", line, 3), ...blank(record.component, "component code", line, 9)];
    case "D":
      return [
        ...blank(record.option, "option code", line, 3),
        ...blank(record.otherOption, "other option code", line, 9),
      ];
  }
}

function checkPair(record: BasedataRecord, line: number): Fault[] {
  if (record.type !== "D") return [];
  const faults: Fault[] = [];
  const pair = `${record.option} ${record.otherOption}`;
  if (record.option >= record.otherOption) faults.push(makeFault("pair-order", line, 3, { value: pair }));
  if (!["S", "Y"].includes(record.rule)) faults.push(makeFault("pair-rule-unknown", line, 15, { value: record.rule }));
  return faults;
}

function blank(value: string, field: string, line: number, column: number): Fault[] {
  return value === "" ? [makeFault("code-absent", line, column, { field })] : [];
}
