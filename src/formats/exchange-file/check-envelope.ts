import { makeFault, type Fault, type FaultSlug } from "../faults.ts";
import { findFileName } from "../file-name.ts";
import type { CentreHeader, FileHeader } from "../layouts/envelope.ts";
import type { Layout } from "../layouts/layout.ts";
import { findFieldFaults } from "../layouts/read-record.ts";

/** Fields whose faults have a code of their own. */
const ownFaults: Readonly<Partial<Record<string, FaultSlug>>> = {
  candidate: "candidate-number",
  dateOfBirth: "birth-form",
  mark: "mark-form",
  sequence: "sequence-form",
};

/** Fields that are not written as the layout says. */
export function fieldFaults(layout: Layout, text: string, line: number): Fault[] {
  return findFieldFaults(layout, text).map((fault) => {
    const { name, length, at } = fault.field;
    const own = name === "madeOn" ? "trailer-date" : ownFaults[name];
    return makeFault(own ?? fault.slug, line, at, { field: spaced(name), value: fault.value, length });
  });
}

/** The file header against itself and against the name of the file. */
export function checkHeader(header: FileHeader, name: string): Fault[] {
  const faults: Fault[] = [];
  const { distribution, series, year, centre } = header;
  if (!["S", "M", "B"].includes(distribution)) {
    faults.push(makeFault("distribution-unknown", 1, 14, { value: distribution }));
  }
  if (!/^[1-9A-C][0-9A-Z]$/i.test(series)) faults.push(makeFault("series-form", 1, 10, { value: series }));
  if (distribution === "S" && !isCentreNumber(centre)) faults.push(makeFault("centre-form", 1, 3, { value: centre }));
  const first = `${series}${year}`.toUpperCase();
  if (["M", "B"].includes(distribution) && !["_", "B", "C"].some((mark) => centre.toUpperCase() === first + mark)) {
    faults.push(
      makeFault("envelope-differs", 1, 3, { field: "series and year", value: centre, first: `${first} further on` }),
    );
  }
  return [...faults, ...checkName(header, name)];
}

function checkName(header: FileHeader, name: string): Fault[] {
  const parts = findFileName(name);
  if (!parts) return [];
  const faults: Fault[] = [];
  const say = (slug: FaultSlug, column: number, named: string, file: string) => {
    if (named !== file.toUpperCase()) faults.push(makeFault(slug, 1, column, { name: named, file }));
  };
  say("name-letter", 1, parts.letter, header.type);
  say("name-centre", 3, parts.centre, header.centre);
  say("name-body", 8, parts.awardingBody, header.awardingBody);
  return faults;
}

/** A centre header against the file header and the name of the file. */
export function checkCentre(centre: CentreHeader, header: FileHeader, name: string, line: number): Fault[] {
  const faults: Fault[] = [];
  const same = (field: string, column: number, value: string, first: string) => {
    if (value !== first) faults.push(makeFault("envelope-differs", line, column, { field, value, first }));
  };
  if (header.distribution !== "M") same("centre", 3, centre.centre, header.centre);
  else if (!isCentreNumber(centre.centre)) faults.push(makeFault("centre-form", line, 3, { value: centre.centre }));
  same("awarding body", 8, centre.awardingBody, header.awardingBody);
  same("series", 10, centre.series, header.series);
  same("year", 12, centre.year, header.year);
  return [...faults, ...checkSequence(centre.sequence, header, name, line)];
}

function checkSequence(sequence: string, header: FileHeader, name: string, line: number): Fault[] {
  if (sequence === "000") return [makeFault("sequence-form", line, 14, { value: sequence })];
  const named = header.distribution === "M" ? undefined : findFileName(name)?.sequenceEnd;
  if (named !== undefined && named !== sequence.slice(-2)) {
    return [makeFault("name-sequence", line, 14, { name: named, file: sequence })];
  }
  return sequence.endsWith("00") ? [makeFault("sequence-hundred", line, 14, { value: sequence })] : [];
}

function isCentreNumber(text: string): boolean {
  return /^[0-9]{5}$/.test(text) && text !== "00000";
}

/** `awardingBody` as `awarding body`. */
function spaced(name: string): string {
  return name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}
