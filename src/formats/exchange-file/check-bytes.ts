import { makeFault, type Fault } from "../faults.ts";

const notPrinted = /[^ -~]/;
const utf8 = /[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}/;
const decoder = new TextDecoder("windows-1252");

/** The line as text, and what is to be said about its bytes. */
export type CheckedLine = { readonly text: string; readonly fault: Fault | undefined };

/**
 * Finds bytes that do not belong in a record. NUL, control characters and UTF-8 characters of several bytes are errors;
 * Windows-1252 is read with a warning. `line` has a character for each byte.
 */
export function checkBytes(line: string, number: number): CheckedLine {
  const first = line.search(notPrinted);
  if (first < 0) return { text: line, fault: undefined };
  const control = line.search(/[\0-\x1F\x7F]/);
  if (control >= 0) return { text: line, fault: controlFault(line, number, control) };
  const several = line.search(utf8);
  if (several >= 0) return { text: line, fault: makeFault("byte-utf8", number, several + 1) };
  const text = decoder.decode(Buffer.from(line, "latin1"));
  return { text, fault: makeFault("byte-1252", number, first + 1) };
}

function controlFault(line: string, number: number, at: number): Fault {
  const value = line.charCodeAt(at);
  return value === 0 ? makeFault("byte-nul", number, at + 1) : makeFault("byte-control", number, at + 1, { value });
}
