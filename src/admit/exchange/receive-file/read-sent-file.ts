import { createHash } from "node:crypto";
import { type ParsedCentre, type ParsedFile, parseExchangeFileSliced } from "#formats/exchange-file";
import type { FileLetter } from "#formats/layouts";
import { type Day, type Decision, ok, type Slices } from "#kernel";
import { fieldText } from "#platform/perform";
import type { FileKind, OpenFile } from "../file-kind.ts";
import { fileMissing } from "../refusals.ts";

/** A file as it was sent, read but not judged. */
export type SentFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: the same file sent again is known by it. */
  readonly contentHash: string;
  readonly parsed: ParsedFile;
  /** Undefined for files of a letter that the kind does not take and for those that do not say. */
  readonly letter: FileLetter | undefined;
  /** Such as 6A26; undefined when the header is not read. */
  readonly series: string | undefined;
  readonly section: ParsedCentre | undefined;
  /** The file as its kind reads it; undefined when there is nothing that it could read. */
  readonly opened: OpenFile | undefined;
};

const nameMax = 200;
const reasonMax = 200;

/**
 * Reads what was sent: `name` and `bytes`, and `reason` where a change needs one. A name's folders are left out.
 * Refused: nothing sent.
 */
export function* readSentFile(kind: FileKind, raw: unknown, today: Day): Slices<Decision<SentFile>> {
  if (raw === null || typeof raw !== "object" || !("bytes" in raw) || !(raw.bytes instanceof Uint8Array)) {
    return fileMissing.refuse({ items: kind.sends });
  }
  const sent = "name" in raw && typeof raw.name === "string" ? raw.name : "";
  const name = sent.slice(sent.search(/[^/\\]*$/)).slice(0, nameMax);
  const parsed = yield* parseExchangeFileSliced(name, raw.bytes);
  const { header } = parsed;
  const letter = kind.letters.find((each) => each.letter === header?.type)?.letter;
  const series = header && header.series.toUpperCase() + header.year;
  const [section] = parsed.centres;
  const reason = fieldText(raw, "reason").trim().slice(0, reasonMax);
  const faultyLines = new Set(parsed.faults.map(({ line }) => line));
  const opened =
    letter && series && section
      ? yield* kind.open({
          name,
          letter,
          series,
          section,
          madeOn: section.trailer?.madeOn ?? today,
          faultyLines,
          reason,
        })
      : undefined;
  const contentHash = yield* hashOf(raw.bytes);
  return ok({ name, bytes: raw.bytes, contentHash, parsed, letter, series, section, opened });
}

function* hashOf(bytes: Uint8Array): Slices<string> {
  const hash = createHash("sha256");
  for (let from = 0; from < bytes.length; from += hashedBytes) {
    hash.update(bytes.subarray(from, from + hashedBytes));
    yield;
  }
  return hash.digest("hex");
}

/** Bytes hashed before others get their turn. */
const hashedBytes = 1_000_000;
