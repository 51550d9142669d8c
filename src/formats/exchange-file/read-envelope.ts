import { makeFault, type Say } from "../faults.ts";
import { centreHeader, centreTrailer, fileHeader, fileTrailer, type FileHeader } from "../layouts/envelope.ts";
import { readRecord } from "../layouts/read-record.ts";
import { findLayout, isFileLetter, versionsOf } from "../layouts/layouts.ts";
import { candidateChecks } from "./check-candidates.ts";
import { checkCentre, checkHeader, fieldFaults } from "./check-envelope.ts";
import { readData } from "./read-data.ts";
import type { ReaderState } from "./reader-state.ts";

/** Reads one record. When its bytes are not sound it is counted and moves the reader on, and is not read. */
export function readEnvelope(state: ReaderState, text: string, sound: boolean, say: Say): void {
  if (state.expected === "file-header" || !state.header) return readFileHeader(state, text, sound, say);
  const digit = text.charAt(1);
  if (!sound) return moveOn(state, digit);
  if (text.length !== state.length) {
    const column = Math.min(text.length, state.length) + 1;
    say(makeFault("record-length", state.line, column, { length: text.length, right: state.length }));
    return moveOn(state, digit);
  }
  if (text.charAt(0) !== state.header.type) {
    say(makeFault("letter-mixed", state.line, 1, { value: text.charAt(0), type: state.header.type }));
    return moveOn(state, digit);
  }
  checkOrder(state, digit, say);
  readByDigit(state, state.header, text, digit, say);
  moveOn(state, digit);
}

function readByDigit(state: ReaderState, header: FileHeader, text: string, digit: string, say: Say): void {
  switch (digit) {
    case "3":
      return readCentreHeader(state, header, text, say);
    case "5":
      return readData(state, header, text, say);
    case "7":
      return readCentreTrailer(state, text, say);
    case "9":
      return readFileTrailer(state, header, text, say);
  }
}

/** Counts the record and says what may follow it. */
function moveOn(state: ReaderState, digit: string): void {
  if (digit === "5") state.records += 1;
  state.centreRecords += 1;
  if (digit === "3") {
    state.centreRecords = 1;
    state.expected = "data";
  }
  if (digit === "7") {
    state.checks?.startCentre(undefined);
    state.centre = undefined;
    state.expected = "centre-header";
  }
  if (digit === "9") state.expected = "nothing";
}

const digitNames: Readonly<Record<string, string>> = {
  "1": "file header",
  "3": "centre header",
  "5": "data record",
  "7": "centre trailer",
  "9": "file trailer",
};

function checkOrder(state: ReaderState, digit: string, say: Say): void {
  const found = digitNames[digit];
  if (!found) return say(makeFault("record-unknown", state.line, 2, { value: digit }));
  const inCentre = state.expected === "data";
  if ((inCentre ? "57" : "39").includes(digit)) return;
  const expected = inCentre ? "data record or centre trailer" : "centre header or file trailer";
  say(makeFault("record-order", state.line, 2, { found, expected }));
}

function readFileHeader(state: ReaderState, text: string, sound: boolean, say: Say): void {
  const type = text.charAt(0);
  if (!sound || !isFileLetter(type) || text.charAt(1) !== "1" || text.length < fileHeader.length) {
    if (sound) say(makeFault("header-missing", 1, 1));
    state.stopped = true;
    return;
  }
  const header = { ...readRecord(fileHeader, text), type };
  state.layout = findLayout(type, header.version);
  state.header = header;
  if (!state.layout) {
    const known = versionsOf(type).join(" or ");
    say(makeFault("version-unknown", 1, 25, { version: header.version, type, known }));
    state.stopped = true;
    return;
  }
  state.length = state.layout.length;
  state.expected = "centre-header";
  if (text.length !== state.length) {
    const column = Math.min(text.length, state.length) + 1;
    say(makeFault("record-length", 1, column, { length: text.length, right: state.length }));
  }
  for (const fault of [...fieldFaults(fileHeader, text, 1), ...checkHeader(header, state.name)]) say(fault);
  state.emit({ kind: "header", line: 1, header });
}

function readCentreHeader(state: ReaderState, header: FileHeader, text: string, say: Say): void {
  const faults = fieldFaults(centreHeader, text, state.line);
  for (const fault of faults) say(fault);
  const centre = readRecord(centreHeader, text);
  state.checks ??= candidateChecks(header, say);
  state.checks.startCentre(centre);
  state.centre = centre;
  if (faults.length === 0) for (const fault of checkCentre(centre, header, state.name, state.line)) say(fault);
  if (state.centres.has(centre.centre)) say(makeFault("centre-repeated", state.line, 3, { value: centre.centre }));
  state.centres.add(centre.centre);
  state.emit({ kind: "centre", line: state.line, centre });
}

function readCentreTrailer(state: ReaderState, text: string, say: Say): void {
  const faults = fieldFaults(centreTrailer, text, state.line);
  for (const fault of faults) say(fault);
  if (faults.length > 0) return;
  const trailer = readRecord(centreTrailer, text);
  const right = state.centreRecords + 1;
  if (state.centre && trailer.centre !== state.centre.centre) {
    const values = { field: "centre", value: trailer.centre, first: state.centre.centre };
    say(makeFault("trailer-centre", state.line, 3, values));
  }
  if (trailer.records !== right) say(makeFault("centre-count", state.line, 8, { counted: trailer.records, right }));
  state.emit({ kind: "centre-end", line: state.line, trailer });
}

function readFileTrailer(state: ReaderState, header: FileHeader, text: string, say: Say): void {
  const faults = fieldFaults(fileTrailer, text, state.line);
  for (const fault of faults) say(fault);
  if (faults.length > 0) return;
  const trailer = readRecord(fileTrailer, text);
  if (trailer.centre !== header.centre) {
    say(makeFault("envelope-differs", state.line, 3, { field: "centre", value: trailer.centre, first: header.centre }));
  }
  if (trailer.records !== state.line) {
    say(makeFault("file-count", state.line, 8, { counted: trailer.records, right: state.line }));
  }
  const centres = state.centres.size;
  if (centres === 0) say(makeFault("centre-missing", state.line, 1));
  else if (trailer.centres !== centres) {
    say(makeFault("centres-count", state.line, 15, { counted: trailer.centres, right: centres }));
  }
  state.emit({ kind: "end", line: state.line, trailer });
}
