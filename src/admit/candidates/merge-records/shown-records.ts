import { createHash } from "node:crypto";
import { fullName } from "#kernel";
import type { RecordFacts } from "../find-pair.ts";

/** What a merger rests on, by the name under which people are told that it changed. */
const parts: Readonly<Record<string, (record: RecordFacts) => unknown>> = {
  name: ({ candidate }) => [candidate.surname, candidate.forenames, candidate.fileName],
  "date of birth": ({ candidate }) => candidate.dateOfBirth,
  UCI: ({ candidate }) => candidate.uci,
  ULN: ({ candidate }) => candidate.uln,
  entries: ({ entries }) => entries.map(({ series, option, marked }) => [series, option, marked]),
  results: ({ resultsIssued }) => resultsIssued,
  "earlier merger": ({ merged }) => merged,
};

/** Records as a page showed them, in a form that a form can send back: each with a digest of each part. */
export function printOf(records: readonly RecordFacts[]): string {
  return [...printed(records)].map(([id, digests]) => `${id}:${digests.join(".")}`).join(" ");
}

/** What is no longer as a page showed it, in words; blank when nothing changed. */
export function changesSince(shown: string, records: readonly RecordFacts[]): string {
  const then = new Map(
    shown.split(" ").map((line) => [line.split(":")[0] ?? "", line.split(":")[1]?.split(".") ?? []]),
  );
  const now = printed(records);
  const gone = [...then.keys()].filter((id) => !now.has(id)).map(goneWords);
  const changed = records.flatMap((record) => {
    const id = idOf(record);
    const [was, is] = [then.get(id), now.get(id) ?? []];
    if (!was) return [`the record of ${named(record)} was added`];
    const names = Object.keys(parts).filter((_, index) => was[index] !== is[index]);
    return names.map((name) => `the ${name} of ${named(record)} changed`);
  });
  return [...changed, ...gone].join("; ");
}

function printed(records: readonly RecordFacts[]): ReadonlyMap<string, readonly string[]> {
  return new Map(records.map((record) => [idOf(record), Object.values(parts).map((part) => digest(part(record)))]));
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}

function idOf({ candidate }: RecordFacts): string {
  return `${candidate.centreId}/${candidate.candidateId}`;
}

function goneWords(id: string): string {
  return id === "" ? "the records were read again" : `a record of centre ${id.split("/")[0]} is not one of them now`;
}

/** `Ann Rees, centre 99999` */
export function named({ candidate }: RecordFacts): string {
  return `${fullName(candidate)}, centre ${candidate.centreId}`;
}
