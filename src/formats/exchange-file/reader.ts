import { makeFault, type Fault } from "../faults.ts";
import { findFileName, nameFault } from "../file-name.ts";
import { isFileLetter } from "../layouts/layouts.ts";
import { checkBytes } from "./check-bytes.ts";
import type { ExchangeEvent } from "./events.ts";
import { readEnvelope } from "./read-envelope.ts";
import { faultsMax, startFile, type ReaderState } from "./reader-state.ts";
import { lineMax, lineSplitter, type LineEnd } from "./split-lines.ts";

/** Reads one exchange file piece by piece; every call gives the events it led to. */
export type ExchangeReader = {
  push(bytes: Uint8Array): readonly ExchangeEvent[];
  /** No more bytes: the last events, of which the very last is the summary. */
  finish(): readonly ExchangeEvent[];
  /** Whether the rest of the file changes nothing any more: it cannot be understood, or has too many errors. */
  isDone(): boolean;
};

/**
 * A reader for the file of this name (without folders). It keeps one centre's candidates in memory and nothing else,
 * and never throws on what a file holds. A fault ends the reading only when the rest cannot be understood, or when it
 * is the 5,000th error.
 */
export function exchangeReader(name: string): ExchangeReader {
  let events: ExchangeEvent[] = [];
  const state = startFile(
    name,
    (event) => events.push(event),
    (fault) => sayFault(state, fault),
  );
  const parts = findFileName(name);
  if (!parts || !isFileLetter(parts.letter)) sayFault(state, nameFault(name));
  const lines = lineSplitter((line, end) => takeLine(state, line, end));
  const drain = () => {
    const drained = events;
    events = [];
    return drained;
  };
  return {
    isDone: () => state.stopped,
    push(bytes) {
      if (state.stopped) return drain();
      if (!lines.push(bytes) && !state.stopped)
        stop(state, makeFault("line-endless", state.line + 1, 1, { length: lineMax }));
      return drain();
    },
    finish() {
      if (!state.stopped) lines.finish();
      finishFile(state);
      return drain();
    },
  };
}

/** Reads a file as its bytes come in, yielding what it comes across one by one. */
export async function* readExchangeFile(
  name: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<ExchangeEvent, void, void> {
  const reader = exchangeReader(name);
  for await (const chunk of chunks) for (const event of reader.push(chunk)) yield event;
  for (const event of reader.finish()) yield event;
}

function sayFault(state: ReaderState, fault: Fault): void {
  state[fault.severity === "error" ? "errors" : "warnings"] += 1;
  state.emit({ kind: "fault", fault });
  if (state.errors >= faultsMax) state.stopped = true;
}

function stop(state: ReaderState, fault: Fault): void {
  sayFault(state, fault);
  state.stopped = true;
}

function takeLine(state: ReaderState, raw: string, end: LineEnd): void {
  if (state.stopped) return;
  state.line += 1;
  if (state.expected === "nothing") return takeAfterEnd(state, raw);
  if (end === "none" && raw.length < state.length)
    return stop(state, makeFault("file-cut", state.line, raw.length + 1));
  const checked = checkBytes(raw, state.line);
  if (checked.fault) sayFault(state, checked.fault);
  if (end !== "cr-lf") sayLineEnd(state, raw);
  readEnvelope(state, checked.text, checked.fault?.severity !== "error", state.say);
}

/** Line ends are remarked on once, lest every line be listed. */
function sayLineEnd(state: ReaderState, raw: string): void {
  if (!state.lineEndSaid) sayFault(state, makeFault("line-end", state.line, raw.length + 1));
  state.lineEndSaid = true;
}

/** After the file trailer one blank line or Ctrl-Z is let pass; anything else is remarked on once. */
function takeAfterEnd(state: ReaderState, raw: string): void {
  if (!state.tailSeen && (raw === "" || raw === "\x1A")) {
    state.tailSeen = true;
    return;
  }
  const again = raw.startsWith(`${state.header?.type ?? ""}1`);
  stop(state, makeFault(again ? "file-doubled" : "after-end", state.line, 1));
}

function finishFile(state: ReaderState): void {
  if (!state.stopped) {
    if (state.line === 0) stop(state, makeFault("file-empty", 1, 1));
    else if (state.expected !== "nothing") stop(state, makeFault("file-cut", state.line + 1, 1));
  }
  const { records, errors, warnings } = state;
  const { candidates, entries } = state.checks ?? { candidates: 0, entries: 0 };
  const type = state.header?.type ?? null;
  const accepted = errors === 0;
  state.emit({ kind: "summary", summary: { type, accepted, records, candidates, entries, errors, warnings } });
}
