import { createHash } from "node:crypto";
import { type EntryRecord, type ParsedCentre, type ParsedFile, parseExchangeFile } from "#formats";
import { type Decision, ok, refuse } from "#kernel";

/** A file as it was sent, read but not judged. */
export type SentFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes: the same file sent again is known by it. */
  readonly contentHash: string;
  readonly parsed: ParsedFile;
  /** E or A; undefined for files of another type and for those that do not say. */
  readonly kind: "E" | "A" | undefined;
  /** Such as 6A26; undefined when the header is not read. */
  readonly series: string | undefined;
  readonly section: ParsedCentre | undefined;
};

const nameMax = 200;

/** Reads what was sent: `name` and `bytes`. A name's folders are left out. Refused: nothing sent. */
export function readEntryFile(raw: unknown): Decision<SentFile> {
  if (raw === null || typeof raw !== "object" || !("bytes" in raw) || !(raw.bytes instanceof Uint8Array)) {
    return refuse("file-missing", "Choose a file of entries or amendments to send.", { field: "files" });
  }
  const sent = "name" in raw && typeof raw.name === "string" ? raw.name : "";
  const name = sent.slice(sent.search(/[^/\\]*$/)).slice(0, nameMax);
  const parsed = parseExchangeFile(name, raw.bytes);
  const type = parsed.header?.type;
  return ok({
    name,
    bytes: raw.bytes,
    parsed,
    contentHash: createHash("sha256").update(raw.bytes).digest("hex"),
    kind: type === "E" || type === "A" ? type : undefined,
    series: parsed.header && parsed.header.series.toUpperCase() + parsed.header.year,
    section: parsed.centres[0],
  });
}

/** The records of a section, of which the type of the file says that they are entries. */
export function entryRecords(section: ParsedCentre): readonly (readonly [EntryRecord, number])[] {
  return section.records.flatMap((record, index) =>
    record.type === "E" || record.type === "A" ? [[record, section.lines[index] ?? 0] as const] : [],
  );
}
